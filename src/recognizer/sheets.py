#!/usr/bin/python3
"""sheets.py OUT SEED COUNT [--typed SHARE]   writes filled sheets as faxes, OUT/SEED-NNN.tif with SEED-NNN.truth.json; what is there already stays.
sheets.py OUT --blanks                     writes the blank sheets, OUT/sheet-N.pdf, and their zones, OUT/sheet-N.json.

Lines of one entry know no registration and none of what the reader takes away from a page. Here whole sheets go through
the same channels, and the reader itself cuts them (`cut-sheets` does all of it)."""
import argparse
import json
import os
import random as chance_of
from pathlib import Path

import numpy as np
from PIL import Image, ImageChops, ImageDraw

import faces
import machine_a
import machine_b
import pens
from pens import POINT
from texts import words

WIDTH, HEIGHT = 2592, 3368      # letter at 306 dpi, as wide as a fax scanner sees
DESIGNS = 3
MARGIN = 150
ENTRY = (15.5, 19.0)            # points from a label to the rule below its entry
PITCH = (27, 31)                # points from row to row
STANDARD = 0.2                  # share of sheets sent at half the lines
TRIES = 12                      # texts tried for a place until one is short enough


class Sheet:
    """A blank form: rows of labeled places, each design with labels, rules and boxes of its own."""

    def __init__(self, design):
        random = chance_of.Random(f"sheet {design}")
        self.design, self.zones = design, []
        self.picture = Image.new("L", (WIDTH, HEIGHT), 255)
        self.draw = ImageDraw.Draw(self.picture)
        self.face = faces.TYPED[(0, 4, 10)[design]]
        self._text(MARGIN, 215, self._words(random, 5).upper(), 13)
        self._text(MARGIN, 262, self._words(random, 9), 8)
        top, pitch, entry = 300, random.uniform(*PITCH) * POINT, random.uniform(*ENTRY) * POINT
        while top + pitch < HEIGHT - 170:
            if random.random() < 0.09:
                self._heading(random, top, pitch)
            else:
                self._row(random, top, pitch, entry)
            top += pitch
        self._text(MARGIN, HEIGHT - 110, self._words(random, 12), 7)

    def _words(self, random, count):
        return " ".join(random.choice(words()) for _ in range(count)).capitalize()

    def _text(self, x, y, text, points):
        self.draw.text((x, y), text, 0, faces.font(self.face, int(points * POINT)), anchor="ls")

    def _heading(self, random, top, pitch):
        self.draw.rectangle((MARGIN, top + pitch * 0.2, WIDTH - MARGIN, top + pitch * 0.85), fill=205 if self.design == 1 else 255, outline=0, width=3)
        self._text(MARGIN + 20, top + pitch * 0.68, self._words(random, 4), 10)

    def _row(self, random, top, pitch, entry):
        """Places side by side, each with its label over it, or before it in the third design."""
        x, floor = MARGIN, top + pitch - 4
        for share in random.choice([(1,), (0.5, 0.5), (0.5, 0.5), (0.62, 0.38), (0.38, 0.62), (0.34, 0.33, 0.33)]):
            right = x + share * (WIDTH - 2 * MARGIN) - 30
            label, left = self._words(random, random.randint(1, 3)), x
            if self.design == 2:
                self._text(x, floor - 8, label, 8)
                left = x + faces.font(self.face, int(8 * POINT)).getlength(label) + 12
            else:
                self._text(x + (6 if self.design else 0), floor - entry - 5, label, 6.5)
            if self.design == 1:
                self.draw.rectangle((x, top, right, floor), outline=0, width=3)
            else:
                self.draw.line((left, floor, right, floor), fill=0, width=3)
            self.zones.append((left + 4, floor - entry, right - 4, floor))
            x += share * (WIDTH - 2 * MARGIN)


def fill(random, sheet, typed):
    """A picture of the sheet filled in, and what is written where (by zone number)."""
    picture, written = sheet.picture.copy(), {}
    for number, (left, top, right, floor) in enumerate(sheet.zones):
        if random.random() < 0.06:
            continue
        for _ in range(TRIES):
            entry = pens.write(random, typed=typed)
            box = entry and ImageChops.invert(entry.picture).getbbox()
            if box and box[2] - box[0] < (right - left) * 0.97 and entry.baseline - box[1] < floor - top + 3 * POINT:
                _put(random, picture, entry, box, (left, right, floor))
                written[number] = entry.text
                break
    return picture, written


def _put(random, picture, entry, box, place):
    """Lays the entry on its rule, above it, or a little through it."""
    left, right, floor = place
    start = left + min(random.expovariate(1 / 40), right - left - (box[2] - box[0]))
    x = int(start - box[0])
    y = int(floor - (random.uniform(2, 4.5) if entry.typed else random.uniform(-1.5, 4.5)) * POINT - entry.baseline)
    around = (x, y, x + entry.picture.width, y + entry.picture.height)
    picture.paste(ImageChops.darker(picture.crop(around), entry.picture), around)


def scan(random, picture, standard):
    """The sheet as a fax page (bool): laid in askew, scanned by one machine or the other."""
    chance = np.random.default_rng(random.randrange(1 << 30))
    turned = picture.rotate(random.gauss(0, 0.8), Image.BILINEAR, translate=(random.uniform(-30, 30), random.uniform(-30, 30)), fillcolor=255)
    machine = machine_a if random.random() < 0.7 else machine_b
    return machine.scan(random, turned, chance, standard)


def blanks(out):
    for design in range(DESIGNS):
        sheet = Sheet(design)
        sheet.picture.convert("1", dither=Image.NONE).save(out / f"sheet-{design}.pdf", resolution=pens.DPI)
        boxes = [[round(left / WIDTH, 5), round(top / HEIGHT, 5), round(right / WIDTH, 5), round(floor / HEIGHT, 5)] for left, top, right, floor in sheet.zones]
        (out / f"sheet-{design}.json").write_text(json.dumps(boxes))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("seed", type=int, nargs="?")
    parser.add_argument("count", type=int, nargs="?")
    parser.add_argument("--blanks", action="store_true")
    parser.add_argument("--typed", type=float, default=0.5, help="share of the sheets that are typed")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    if options.blanks:
        return blanks(options.out)
    sheets = [Sheet(design) for design in range(DESIGNS)]
    for number in range(options.count):
        path = options.out / f"{options.seed:04d}-{number:03d}.tif"
        truth = path.with_suffix(".truth.json")
        if truth.exists():
            continue
        random = chance_of.Random(f"sheets {options.seed} {number}")
        sheet, standard = random.choice(sheets), random.random() < STANDARD
        picture, written = fill(random, sheet, 1.0 if random.random() < options.typed else 0.0)
        page = Image.fromarray(~scan(random, picture, standard))
        page.save(path, compression="group4", dpi=(204, 98 if standard else 196))
        texts = {f"line-{at}": [text] for at, text in written.items()}
        part = truth.with_suffix(".part")
        part.write_text(json.dumps(dict(group="sheets", face="-", form="cs-referral", template=f"sheet-{sheet.design}", fields={}, written=texts, struck=[])))
        os.replace(part, truth)


if __name__ == "__main__":
    main()
