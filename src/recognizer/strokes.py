"""Letters as pen strokes (the Hershey fonts), drawn by made-up writers: every writer bends every letter in a way of his own,
and no letter comes out the same twice. Unlike a typeface's, these letters have one line where the pen went."""
import functools
import math
from pathlib import Path

import numpy as np

FOLDER = Path("/usr/share/hershey-fonts")
HANDS = ("futural", "futural", "rowmans", "scripts", "cursive")
UNIT = 21.0  # height of a capital in the fonts' units


@functools.lru_cache(None)
def glyphs(hand):
    """By ASCII character: left edge, right edge, strokes (lists of points; y grows downward, 9 is the baseline)."""
    text = (FOLDER / f"{hand}.jhf").read_text().replace("\r", "")
    found, lines, code = {}, text.split("\n"), 32
    at = 0
    while at < len(lines) and len(lines[at]) >= 8:
        line, count = lines[at], int(lines[at][5:8])
        while len(line) < 8 + 2 * count and at + 1 < len(lines):
            at += 1
            line += lines[at]
        pairs = [(ord(line[i]) - 82, ord(line[i + 1]) - 82) for i in range(8, 8 + 2 * count, 2)]
        strokes, stroke = [], []
        for pair in pairs[1:]:
            if pair == (-50, 0):
                strokes.append(stroke)
                stroke = []
            else:
                stroke.append(pair)
        found[chr(code)] = (pairs[0][0], pairs[0][1], [np.array(s, float) for s in strokes + [stroke] if len(s) > 1])
        code, at = code + 1, at + 1
    return found


ACCENTS = {"´": [(0, -3), (3, -7)], "`": [(0, -7), (3, -3)], "~": [(-4, -4), (-2, -6), (1, -4), (4, -6)], "^": [(-3, -3), (0, -7), (3, -3)],
           "¸": [(0, 9), (1, 12), (-1, 14)]}
MARKED = {mark: dict(zip(*pair)) for mark, pair in {
    "´": ("ÁÉÍÓÚáéíóú", "AEIOUaeiou"), "`": ("ÀÈàè", "AEae"), "~": ("ÑÃÕñãõ", "NAOnao"), "^": ("ÂÊÔâêô", "AEOaeo"),
    "¸": ("Çç", "Cc"), "¨": ("ÜÖÄËüöäë", "UOAEuoae")}.items()}


class Hand:
    """One made-up writer."""

    def __init__(self, random):
        self.random = random
        self.name = random.choice(HANDS)
        self.slant = random.gauss(0.08, 0.14)
        self.wide = random.uniform(0.75, 1.2)
        self.low = random.uniform(0.85, 1.1)          # height of small letters against capitals
        self.gap = random.uniform(-0.12, 0.12)        # of a capital's height, beside the usual
        self.shake = random.uniform(0.0, 0.45)        # units
        self.bend = random.uniform(0.3, 1.5)          # units, the same each time he writes a letter
        self.vary = random.uniform(0.1, 0.7)          # units, anew each time
        self.habits = {}
        self.round = random.random() < 0.75           # corners drawn as curves

    def lines(self, text, size):
        """Strokes in pixels for a capital's height `size`, the pen at (0, 0) on the baseline; and the width."""
        x, found, scale = 0.0, [], size / UNIT
        for character in text:
            left, right, strokes = self._letter(character)
            if character == " ":
                x += self.random.uniform(9, 16) * self.wide * scale
                continue
            for stroke in strokes:
                points = self._drawn(character, stroke, left, right)
                points[:, 1] = (points[:, 1] - 9) * (self.low if character.islower() else 1) * scale
                points[:, 0] = x + (points[:, 0] - left) * self.wide * scale - points[:, 1] * self.slant
                found.append(points)
            x += ((right - left) * self.wide + self.gap * UNIT + self.random.uniform(-0.6, 0.6)) * scale
        return found, x

    def _letter(self, character):
        table = glyphs(self.name)
        if character in table:
            return table[character]
        for mark, pairs in MARKED.items():
            if character in pairs:
                left, right, strokes = table[pairs[character]]
                top = min(s[:, 1].min() for s in strokes)
                middle = (min(s[:, 0].min() for s in strokes) + max(s[:, 0].max() for s in strokes)) / 2
                extra = [np.array(ACCENTS[mark], float)] if mark in ACCENTS else [
                    np.array([(dx, -4.0), (dx + 0.8, -3.6)]) for dx in (-3, 3)]
                lift = 0 if mark == "¸" else top
                return left, right, strokes + [e + (middle, lift) for e in extra]
        raise KeyError(character)

    def _drawn(self, character, stroke, left, right):
        """The stroke with the writer's habit for this letter, this time's chance, and his shake; smooth."""
        if character not in self.habits:
            self.habits[character] = np.array([[self.random.gauss(0, self.bend) for _ in range(4)] for _ in range(2)])
        points = _dense(stroke, self.round)
        u, v = (points[:, 0] - left) / max(1, right - left) - 0.5, points[:, 1] / UNIT
        warp = self.habits[character] + [[self.random.gauss(0, self.vary) for _ in range(4)] for _ in range(2)]
        basis = np.stack([np.ones_like(u) * 0.4, 1.4 * u, 1.4 * v, np.sin(2.5 * (u + v) + warp[0, 0])])
        points = points + (warp @ basis).T
        if self.shake > 0.05 and len(points) > 3:
            noise = np.array([[self.random.gauss(0, self.shake) for _ in range(2)] for _ in points])
            points = points + (noise + np.roll(noise, 1, 0) + np.roll(noise, -1, 0)) / 3
        return points


def _dense(stroke, smooth):
    """More points along the stroke; corners cut where smooth."""
    points = stroke
    for _ in range(2 if smooth and len(stroke) > 2 else 0):
        inner = np.empty((2 * (len(points) - 1), 2))
        inner[0::2], inner[1::2] = points[:-1] * 0.75 + points[1:] * 0.25, points[:-1] * 0.25 + points[1:] * 0.75
        points = np.vstack([points[:1], inner, points[-1:]])
    if len(points) < 6:
        steps = np.linspace(0, len(points) - 1, 6)
        points = np.stack([np.interp(steps, range(len(points)), points[:, k]) for k in (0, 1)], 1)
    return points
