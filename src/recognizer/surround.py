"""The form around an entry: the rule it stands on, the edges of its box, its label, and how the reader takes them away again."""
from dataclasses import dataclass, field

import numpy as np
from PIL import Image, ImageChops, ImageDraw
from scipy import ndimage

import faces
from pens import POINT
from texts import words

FILLED = 33       # pixels of a rule looked at to tell it from writing
SPECK = 4         # largest speck, pixels


@dataclass
class Zone:
    """Where the entry is looked for, and the rules there; pixels of the picture."""
    left: float
    top: float
    right: float
    bottom: float
    across: list = field(default_factory=list)   # (middle, thickness) of horizontal rules
    down: list = field(default_factory=list)     # of vertical ones


def set_in_form(random, entry):
    """Draws form parts around the entry; returns the picture and the zone."""
    picture = entry.picture.copy()
    if random.random() < 0.2:
        wider = Image.new("L", (picture.width + random.randint(50, 330), picture.height), 255)
        wider.paste(picture, (0, 0))
        picture = wider
    left, top, right, bottom = ImageChops.invert(picture).getbbox()
    draw = ImageDraw.Draw(picture)
    width, height = picture.size
    thick, gray = random.choice([2, 2, 3, 3, 4, 5]), random.choice([0, 0, 0, 60])
    floor = entry.baseline + random.uniform(-2.2, 4.5) * POINT      # writing stands on the rule, above it, or sinks through
    ceiling = floor - random.uniform(13, 18) * POINT
    if ceiling > top + 10 and random.random() < 0.6:
        ceiling = top - random.uniform(-6, 14)
    zone = Zone(max(0, left - random.uniform(4, 50)), ceiling, min(width, right + random.uniform(4, 90)), floor)
    style = random.random()
    if style < 0.75:
        start = zone.left if style < 0.3 else 0
        draw.line((start, floor, width, floor), fill=gray, width=thick)
        zone.across.append((floor, thick))
    if 0.45 < style < 0.75:
        if random.random() < 0.5:
            draw.line((0, ceiling, width, ceiling), fill=gray, width=thick)
            zone.across.append((ceiling, thick))
        for edge in (zone.left, zone.right):
            if random.random() < 0.4:
                draw.line((edge, 0, edge, height), fill=gray, width=thick)
                zone.down.append((edge, thick))
        if random.random() < 0.1:
            cell = random.uniform(11, 18) * POINT / 2
            for x in np.arange(zone.left, zone.right, cell):
                draw.line((x, ceiling, x, floor), fill=gray, width=2)
                zone.down.append((x, 2))
    if random.random() < 0.12:
        font = faces.font(faces.choose_typed(random), int(random.uniform(6.5, 8.5) * POINT))
        label = " ".join(random.choice(words()) for _ in range(random.randint(1, 4)))
        draw.text((max(0, zone.left + random.uniform(0, 80)), ceiling + random.uniform(-10, 1)), label, 0, font, anchor="ls")
    return picture, zone


def take_away(random, ink, zone, faint=False):
    """What the reader leaves of a zone's ink (bool, 204 dpi): rules out but for strokes through them, specks out but for dots. Of a faint line, all
    that stands where ink is densest (the product's FaintLine)."""
    rest = ink.copy()
    slack = random.choice([1, 2, 2, 3])
    for middle, thick in zone.across:
        _erase(rest, ink, middle + random.gauss(0, 0.7), thick / 2 + slack)
    for middle, thick in zone.down:
        _erase(rest.T, ink.T, middle + random.gauss(0, 0.7), thick / 2 + slack)
    pieces, count = ndimage.label(rest, np.ones((3, 3), int))
    if count == 0:
        return rest
    areas = np.bincount(pieces.ravel())
    boxes = ndimage.find_objects(pieces)
    keep = areas > (0 if faint else SPECK)
    keep[0] = False
    for index, (rows, columns) in enumerate(boxes, 1):
        high, wide = rows.stop - rows.start, columns.stop - columns.start
        crumb = high <= 3 and wide >= 30 or wide <= 4 and high >= ink.shape[0] - 2
        near = any(abs((rows.start + rows.stop) / 2 - m) < t / 2 + 3 for m, t in zone.across) and high <= 3 and wide >= 6
        if crumb or near and random.random() < 0.8:
            keep[index] = False
    kept = keep[pieces]
    if faint:
        return _densest(kept)
    specks = (areas > 1) & ~keep & (areas <= SPECK)
    if specks[1:].any():
        around = ndimage.maximum_filter(kept, size=(9, 7))
        kept |= specks[pieces] & np.roll(around, -3, 0)
    return kept


def _densest(ink):
    """The ink of a faint line: the rows, then the columns in which it is densest, and what stands out of them."""
    top, bottom, left, right = 0, ink.shape[0], 0, ink.shape[1]
    for _ in range(2):
        top, bottom = _stretch(ink[:, left:right].sum(1), 0.2)
        left, right = _stretch(ink[top:bottom].sum(0), 0.05)
    high = bottom - top
    standing = int(0.35 * high)
    rest = np.zeros_like(ink)
    inside = slice(max(0, top - standing), bottom + standing), slice(max(0, left - high), right + high)
    rest[inside] = ink[inside]
    return rest


def _stretch(ink, share):
    """From where to where rows or columns have most ink over a share of what usual ones have."""
    written = np.sort(ink[ink > 0])
    if len(written) == 0:
        return 0, len(ink)
    sums = np.concatenate([[0], np.cumsum(ink - share * written[len(written) * 3 // 4])])
    lowest = np.minimum.accumulate(sums)
    end = int(np.argmax(sums - lowest))
    return int(np.argmin(sums[:end + 1])), end


def _erase(rest, ink, middle, reach):
    """Clears a rule's band in `rest`, leaving strokes that go through it."""
    low, high = int(round(middle - reach)), int(round(middle + reach)) + 1
    low, high = max(low, 0), min(high, ink.shape[0])
    if high <= low:
        return
    band = ink[low:high]
    filled = ndimage.uniform_filter1d(band.astype(np.float32), FILLED, axis=1) > 0.55
    above = ink[max(0, low - 2):low].any(0) if low > 0 else np.zeros(ink.shape[1], bool)
    below = ink[high:high + 2].any(0) if high < ink.shape[0] else np.zeros(ink.shape[1], bool)
    through = ndimage.binary_dilation(above, iterations=1) & ndimage.binary_dilation(below, iterations=1)
    rest[low:high] &= ~(filled & ~through[None, :])
