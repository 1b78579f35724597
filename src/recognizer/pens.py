"""Draws a text as someone would write it into a form: with a typeface's glyphs or a made-up writer's strokes, at 306 dpi."""
import math
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from scipy import ndimage

import faces
from alphabet import PLAIN
from strokes import Hand
from texts import Writer

DPI = 306.2
POINT = DPI / 72
TYPED = 0.14      # share of entries that are typed


@dataclass
class Entry:
    """A written entry. The picture has its paper at 255."""
    picture: Image.Image
    text: str
    typed: bool
    baseline: float
    size: float          # pixels from one line of writing to the next, about


def write(random, check=False, typed=TYPED):
    """An entry, or None when chance gave one that cannot be drawn. Typed: the share of entries that are."""
    roll = random.random()
    if roll < typed and not check:
        return _glyphs(random, faces.choose_typed(random), True, check)
    if roll < typed + 0.15 and not check:
        return _strokes(random)
    return _glyphs(random, faces.choose(random, check), False, check)


def _tidy(text, can):
    """The text with what the pen has no sign for written plainly, or left out."""
    signs = (c if can(c) else PLAIN.get(c, "") for c in text)
    return " ".join("".join(c for c in signs if c and (c == " " or can(c))).split())


def _glyphs(random, face, typed, check):
    text = Writer(random).text()
    if not typed and faces.capitals_only(face):
        text = text.upper()
    text = _tidy(text, lambda c: ord(c) in faces.covers(face))
    if not text:
        return None
    height = random.uniform(7.4, 9.6) if random.random() < 0.7 else random.uniform(5.2, 11.5)
    size = random.uniform(7.5, 12) * POINT if typed else min(90, height * POINT / faces.capital_height(face))
    if len(text) > 24:
        size *= random.uniform(0.7, 1)
    size = max(20, size * (random.uniform(0.72, 0.95) if random.random() < 0.08 else 1))
    ink = random.randint(40, 90) if random.random() < 0.07 else random.choice([0, 0, 38])
    width, high = int(size * 1.1 * len(text) + 260), int(size * 1.3 + 70)
    sheet = _Sheet(random, Image.new("L", (width, high), 255), high * 0.5 + size * 0.3, size, ink)
    x = 44.0
    if not typed and random.random() < 0.03:
        x = sheet.strike_out(face, text, x)
    style = random.random()
    if typed or style < 0.4:
        sheet.by_words(face, text, x, typed)
    else:
        other = faces.choose(random, check) if random.random() < 0.1 else face
        usable = not faces.capitals_only(other) and all(ord(c) in faces.covers(other) for c in text)
        sheet.by_letters(face, other if usable else face, text, x)
    picture = _trimmed(sheet.picture)
    if picture is None:
        return None
    weight = random.random()
    if typed and weight < 0.25:     # toner runs short, or runs
        worn = picture.filter(ImageFilter.MaxFilter(3) if weight < 0.17 and face not in faces.PRINTER else ImageFilter.MinFilter(3))
        picture = Image.blend(picture, worn, random.uniform(0.1, 0.6))
    if not typed:
        if weight < 0.12:
            picture = picture.filter(ImageFilter.MinFilter(3))
        elif weight < 0.16:
            picture = picture.filter(ImageFilter.MaxFilter(3))
        picture = _warp(random, picture, sheet.baseline)
        if random.random() < 0.08:
            picture = _skips(random, picture)
    return _finished(picture, text, typed, sheet.baseline, size)


def _strokes(random):
    hand = Hand(random)
    text = _tidy(Writer(random).text(), lambda c: 32 <= ord(c) < 127 or c in PLAIN)
    if not text:
        return None
    capital = random.uniform(6.5, 10.5) * POINT if random.random() < 0.75 else random.uniform(5, 12) * POINT
    lines, length = hand.lines(text, capital)
    size = capital * 1.45
    high = int(size * 1.3 + 90)
    baseline = high * 0.5 + size * 0.3
    picture = Image.new("L", (int(length + 2 * size + 120), high), 255)
    draw = ImageDraw.Draw(picture)
    pen = max(2, int(random.uniform(0.3, 0.75) / 25.4 * DPI + 0.5))
    ink = random.choice([0, 0, 0, 40, 70])
    left = 44 + size * 0.3
    for line in lines:
        points = [(left + px, baseline + py) for px, py in line]
        draw.line(points, fill=ink, width=pen, joint="curve")
        for px, py in (points[0], points[-1]):
            draw.ellipse((px - pen / 2, py - pen / 2, px + pen / 2, py + pen / 2), fill=ink)
    picture = _warp(random, picture, baseline, gentle=True)
    if random.random() < 0.15:
        picture = _skips(random, picture)
    return _finished(picture, text, False, baseline, size)


def _finished(picture, text, typed, baseline, size):
    picture = _trimmed(picture)
    return None if picture is None else Entry(picture, text, typed, baseline, size)


def _trimmed(picture):
    """Without the empty paper to the right; None when all of it is empty."""
    box = ImageChops.invert(picture).getbbox()
    return box and picture.crop((0, 0, min(picture.width, box[2] + 56), picture.height))


class _Sheet:
    """Places glyphs on paper."""

    def __init__(self, random, picture, baseline, size, ink):
        self.random, self.picture, self.baseline, self.size, self.ink = random, picture, baseline, size, ink
        self.draw = ImageDraw.Draw(picture)

    def strike_out(self, face, text, x):
        """A few letters written first and crossed out; returns where writing goes on."""
        wrong = "".join(self.random.choice("abcdeghiklmnorstu") if c.isalpha() else c for c in text)[:8]
        wrong = _tidy(wrong, lambda c: ord(c) in faces.covers(face))
        font = faces.font(face, int(self.size))
        if not wrong or font.getlength(wrong) > self.picture.width * 0.35:
            return x
        end = x + font.getlength(wrong)
        self.draw.text((x, self.baseline), wrong, self.ink, font, anchor="ls")
        for _ in range(self.random.randint(1, 3)):
            y = self.baseline - self.size * self.random.uniform(0.08, 0.3)
            self.draw.line((x - 8, y, end + 14, y - self.size * self.random.uniform(-0.08, 0.12)), fill=self.ink, width=self.random.randint(3, 6))
        return end + self.size * 0.5

    def by_words(self, face, text, x, typed):
        """Word after word, as a line of type is set."""
        r = self.random
        sway = 0 if typed else r.uniform(0.3, 1.6) * POINT
        bold = 1 if not typed and r.random() < 0.12 else 0
        spread = r.uniform(1.0, 1.25) if typed and r.random() < 0.1 else 1
        for word in text.split(" "):
            font = faces.font(face, int(self.size * (1 if typed else r.uniform(0.95, 1.06)) + 0.5))
            y = self.baseline + r.uniform(-sway, sway)
            if spread > 1:
                for c in word:
                    self.draw.text((x, y), c, self.ink, font, anchor="ls")
                    x += font.getlength(c) * spread
            else:
                self.draw.text((x, y), word, self.ink, font, anchor="ls", stroke_width=bold)
                x += font.getlength(word)
            x += font.getlength(" ") * (spread if typed else r.uniform(0.8, 1.5))

    def by_letters(self, face, other, text, x):
        """Letter after letter, each a little different, some touching the one before."""
        r = self.random
        scale, lift, shift = r.uniform(0, 0.08), r.uniform(0, 0.06) * self.size, r.uniform(0, 0.04) * self.size
        tilt, lean = r.uniform(0, 7), r.uniform(0, 0.12)
        gap = r.choice([0, r.uniform(-0.03, 0.1), r.uniform(-0.09, 0)]) * self.size
        comb = self.size * r.uniform(0.85, 1.2) if r.random() < 0.06 else 0
        habits = {c: r.random() < 0.5 for c in "1470"} if r.random() < 0.35 else {}
        for c in text:
            font = faces.font(other if other != face and r.random() < 0.35 else face, max(14, int(self.size * r.uniform(1 - scale, 1 + scale) + 0.5)))
            wide = font.getlength(c)
            if c != " ":
                at = (x + r.uniform(-shift, shift) + (max(0, comb - wide) / 2 if comb else 0), self.baseline + r.uniform(-lift, lift))
                if habits.get(c):
                    self._numeral(c, at, wide)
                elif r.random() < 0.6 and (tilt > 1 or lean > 0.02):
                    self._turned(c, at, font, r.gauss(0, tilt / 2), r.gauss(0, lean / 2))
                else:
                    self.draw.text(at, c, self.ink, font, anchor="ls")
            x += max(comb, wide + gap)

    def _turned(self, c, at, font, degrees, lean):
        left, top, right, bottom = font.getbbox(c, anchor="ls")
        if right <= left or bottom <= top:
            return
        pad = 6 + (bottom - top) // 5
        glyph = Image.new("L", (right - left + 2 * pad, bottom - top + 2 * pad), 0)
        ImageDraw.Draw(glyph).text((pad - left, pad - top), c, 255, font, anchor="ls")
        angle, cx, cy = math.radians(degrees), glyph.width / 2, glyph.height / 2
        cos, sin = math.cos(angle), math.sin(angle)
        a, b, d, e = cos, sin + lean, -sin, cos
        glyph = glyph.transform(glyph.size, Image.AFFINE, (a, b, cx - a * cx - b * cy, d, e, cy - d * cx - e * cy), Image.BILINEAR)
        self.picture.paste(self.ink, (int(at[0] + left - pad), int(at[1] + top - pad)), glyph)

    def _numeral(self, c, at, wide):
        """A digit as some are taught to write it: crossed 7, open 4, slashed 0, flagged 1."""
        r, (x, y) = self.random, at
        h = self.size * r.uniform(0.55, 0.72)
        w, pen = max(wide * 0.8, h * 0.45), max(3, int(self.size * r.uniform(0.05, 0.1)))
        x += wide * 0.1
        j = lambda: r.uniform(-0.06, 0.06) * h
        if c == "1":
            w *= 0.6
            lines = [[(x + j(), y - h * r.uniform(0.55, 0.85)), (x + w * 0.7, y - h), (x + w * 0.6 + j(), y)]]
            if r.random() < 0.4:
                lines.append([(x + j(), y), (x + w * 1.2 + j(), y + j() / 2)])
        elif c == "7":
            lines = [[(x, y - h + j()), (x + w + j(), y - h + j()), (x + w * r.uniform(0.2, 0.5), y)],
                     [(x + w * 0.15 + j(), y - h * 0.5), (x + w * 0.95 + j(), y - h * r.uniform(0.48, 0.58))]]
        elif c == "4":
            lines = [[(x + w * 0.15 + j(), y - h), (x + j(), y - h * 0.38), (x + w + j(), y - h * r.uniform(0.32, 0.42))],
                     [(x + w * 0.75 + j(), y - h * r.uniform(0.75, 1.0)), (x + w * 0.7 + j(), y)]]
        else:
            round_ = [(x + w / 2 + w / 2 * math.cos(t), y - h / 2 + h / 2 * math.sin(t)) for t in np.linspace(-2, 4.4, 16)]
            lines = [round_, [(x + w * 0.1, y - h * 0.1), (x + w * 0.9, y - h * 0.9)]]
        for line in lines:
            self.draw.line(line, fill=self.ink, width=pen, joint="curve")


def _warp(random, picture, baseline, gentle=False):
    """Slant, slope, a line that wanders, letters that bulge."""
    ink = 255 - np.asarray(picture, np.float32)
    height, width = ink.shape
    slant, slope = random.gauss(0, 0.04 if gentle else 0.1), math.tan(math.radians(random.uniform(-1.4, 1.4)))
    x = np.arange(width, dtype=np.float32)
    wander = random.uniform(0, 2.6) if random.random() < 0.6 else 0
    crowd = random.uniform(0, 3.5) if random.random() < 0.5 else 0
    phase = random.uniform(0, 6.28)
    down = slope * (x - width / 2) + wander * np.sin(x / random.uniform(120, 500) * 6.28 + phase)
    along = crowd * np.sin(x / random.uniform(60, 250) * 6.28 + 2 * phase)
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    stretch = random.uniform(0.88, 1.12) if random.random() < 0.5 else 1
    at = np.stack([rows + down[None, :], columns + along[None, :] + slant * (rows - baseline)])
    if random.random() < 0.45:
        coarse = (6, max(4, width // 22))
        chance = np.random.default_rng(random.randrange(1 << 30))
        for axis in (0, 1):
            field = chance.standard_normal(coarse, dtype=np.float32) * np.float32(random.uniform(0.6, 2.0))
            at[axis] += np.asarray(Image.fromarray(field).resize((width, height), Image.BICUBIC))
    ink = ndimage.map_coordinates(ink, at, order=1, mode="constant")
    picture = Image.fromarray((255 - ink).clip(0, 255).astype(np.uint8))
    return picture if stretch == 1 else picture.resize((max(40, int(width * stretch)), height), Image.BILINEAR)


def _skips(random, picture):
    """A ball pen that gives out here and there, or a dry one."""
    ink = 255 - np.asarray(picture, np.float32)
    chance = np.random.default_rng(random.randrange(1 << 30))
    grain = random.choice([(1.0, 1.0), (6, 2), (2, 2), (3, 9)])
    size = (max(2, int(picture.height / grain[0] / 2)), max(2, int(picture.width / grain[1] / 2)))
    field = np.asarray(Image.fromarray(chance.standard_normal(size, dtype=np.float32)).resize(picture.size, Image.BICUBIC))
    ink *= field > random.uniform(-1.9, -0.9)
    return Image.fromarray((255 - ink).astype(np.uint8))
