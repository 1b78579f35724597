"""Second channel, written without regard to the first: an all-in-one device or a telephone's camera, whose software
makes the page black and white. Other optics, other noise, and binarizers that look at the neighborhood."""
import io

import numpy as np
from PIL import Image
from scipy import ndimage

BAYER = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32) / 16 + 1 / 32


def scan(random, picture, chance, standard, passes=1):
    """The picture (306 dpi) as ink (bool): two pixels for three across, fax lines down (half of them when standard). What passes for ink is so much of the usual darkness."""
    width, height = picture.size
    columns, lines = int(width / 1.5), max(8, round(height / 306.2 * 25.4 * (3.85 if standard else 7.7)))
    gray = np.asarray(picture.resize((columns, lines), random.choice([Image.BILINEAR, Image.LANCZOS, Image.HAMMING])), np.float32) / 255
    gray = _optics(random, gray)
    gray = _paper(random, gray, chance)
    if random.random() < 0.3:
        gray = _compressed(random, gray)
    binarize = random.choices((_fixed, _otsu, _sauvola, _niblack, _bayer), (30, 22, 26, 10, 12))[0]
    ink = binarize(random, gray) if passes == 1 else _fixed(random, gray, passes)
    return _device(random, ink, chance)


def _optics(random, gray):
    """Blur unlike across and down, a hand that moved, ink that spreads."""
    gray = ndimage.gaussian_filter(gray, (random.uniform(0.2, 1.0), random.uniform(0.2, 1.0)))
    if random.random() < 0.15:
        gray = ndimage.uniform_filter1d(gray, random.choice([2, 3]), axis=random.choice([0, 1]))
    return np.clip(gray, 0, 1) ** np.float32(random.uniform(0.7, 2.0))


def _paper(random, gray, chance):
    """Uneven light, tinted or shaded paper, fading toner, fibers."""
    lines, columns = gray.shape
    dark, light = random.uniform(0, 0.4), random.uniform(0.7, 1.0)
    field = np.asarray(Image.fromarray(chance.standard_normal((2, 4), dtype=np.float32)).resize((columns, lines), Image.BICUBIC))
    light = light * (1 + random.uniform(0, 0.06) * field)
    if random.random() < 0.15:
        dark = dark + random.uniform(0, 0.2) * (np.sin(np.arange(columns) / random.uniform(3, 60) + random.uniform(0, 6)) > random.uniform(-0.5, 0.9))
    gray = dark + (light - dark) * gray
    noise = chance.standard_normal((lines, columns), dtype=np.float32)
    if random.random() < 0.5:
        noise = ndimage.gaussian_filter(noise, random.uniform(0.4, 1.2)) * 2
    return gray + np.float32(random.choice([0, 0.02, 0.04, 0.07])) * noise


def _compressed(random, gray):
    buffer = io.BytesIO()
    Image.fromarray((np.clip(gray, 0, 1) * 255).astype(np.uint8)).save(buffer, "JPEG", quality=random.randint(18, 70))
    return np.asarray(Image.open(buffer), np.float32) / 255


def _fixed(random, gray, passes=1):
    low, high = np.percentile(gray, (1, 90))
    return gray < low + (high - low) * random.uniform(0.42, 0.72) * passes


def _otsu(random, gray):
    counts, edges = np.histogram(gray, 64)
    middles = (edges[1:] + edges[:-1]) / 2
    below, total = np.cumsum(counts), counts.sum()
    mass = np.cumsum(counts * middles)
    with np.errstate(divide="ignore", invalid="ignore"):
        between = (mass[-1] * below / total - mass) ** 2 / (below * (total - below))
    return gray < middles[np.nanargmax(between[:-1])] + random.uniform(-0.05, 0.1)


def _sauvola(random, gray):
    window = random.choice([15, 25, 41])
    mean = ndimage.uniform_filter(gray, window)
    spread = np.sqrt(np.maximum(ndimage.uniform_filter(gray * gray, window) - mean * mean, 0))
    return gray < mean * (1 + random.uniform(0.1, 0.34) * (spread / 0.5 - 1))


def _niblack(random, gray):
    window = random.choice([25, 41])
    mean = ndimage.uniform_filter(gray, window)
    spread = np.sqrt(np.maximum(ndimage.uniform_filter(gray * gray, window) - mean * mean, 0))
    return gray < mean - random.uniform(0.3, 0.8) * spread - random.uniform(0.04, 0.1)


def _bayer(random, gray):
    """Ordered dither, as devices do in their photograph mode; tone curve steep, so that most paper stays white."""
    lines, columns = gray.shape
    low, high = np.percentile(gray, (2, 85))
    tone = np.clip((gray - low) / max(high - low, 0.05) * random.uniform(1.1, 1.7), 0, 1)
    return tone < np.tile(BAYER, (lines // 4 + 1, columns // 4 + 1))[:lines, :columns] * random.uniform(0.75, 1)


def _device(random, ink, chance):
    """What rollers and glass add: lines out of step, a dead or dirty element, specks in clumps, white gaps, fat or thin strokes."""
    lines, columns = ink.shape
    roll = random.random()
    if roll < 0.06:
        ink = ndimage.binary_dilation(ink, np.ones((random.choice([1, 2]), 2), bool))
    elif roll < 0.1 and ink.mean() > 0.06:
        ink = ndimage.binary_erosion(ink, np.ones((1, 2), bool))
    if random.random() < 0.12:
        period, swing, phase = random.uniform(8, 60), random.uniform(0.6, 1.6), random.uniform(0, 6.28)
        shifts = np.round(swing * np.sin(np.arange(lines) / period * 6.28 + phase)).astype(int)
        ink = ink[np.arange(lines)[:, None], np.clip(np.arange(columns)[None, :] + shifts[:, None], 0, columns - 1)]
    if random.random() < 0.1:
        x, wide = random.randrange(columns), random.choice([1, 1, 2, 3])
        ink = ink.copy()
        ink[:, x:x + wide] = random.random() < 0.6
    if random.random() < 0.06:
        y = random.randrange(lines)
        ink = ink.copy()
        ink[y:y + random.choice([1, 1, 2])] = False
    if random.random() < 0.25:
        ink = ink.copy()
        for _ in range(random.randint(1, 6)):
            y, x, clump = random.randrange(lines), random.randrange(columns), random.randint(2, 14)
            spots = np.clip(np.array([y, x]) + np.round(chance.standard_normal((clump, 2)) * random.uniform(0.7, 4)).astype(int), 0, (lines - 1, columns - 1))
            ink[spots[:, 0], spots[:, 1]] = random.random() < 0.75
    return ink
