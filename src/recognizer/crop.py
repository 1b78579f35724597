"""Crop rules: what the product's LineNormalizer makes of a line before the network sees it. One rule, two languages:
a change here needs new weights and the same change there (testdata/lines holds both to the same pixels)."""
import numpy as np
from PIL import Image

HEIGHT = 40
STRETCH = 1.1        # letters made wider, for more steps a letter
LEAST_INK = 2        # ink pixels a row or column needs
MARGIN = 3           # paper left around the writing, pixels at 204 dpi
LEAST_HEIGHT = 24    # a hyphen alone is not blown up to the height of a letter
WIDTHS = (16, 1400)
DARK = 140           # gray below which a pixel is ink


def written(gray):
    """The part of the line from its first row and column with ink to its last; None when it is blank."""
    ink = gray < DARK
    columns, rows = np.nonzero(ink.sum(0) >= LEAST_INK)[0], np.nonzero(ink.sum(1) >= LEAST_INK)[0]
    if len(columns) == 0 or len(rows) == 0:
        return None
    return gray[rows[0]:rows[-1] + 1, columns[0]:columns[-1] + 1]


def normalize(gray):
    """The line (uint8, dark on white, 204 dpi) as the network takes it, HEIGHT rows; None when it is blank."""
    line = written(gray)
    if line is None:
        return None
    missing = max(0, LEAST_HEIGHT - line.shape[0] - 2 * MARGIN)
    above = MARGIN + missing // 2
    line = np.pad(line, ((above, MARGIN + missing - missing // 2), (MARGIN, MARGIN)), constant_values=255)
    height, width = line.shape
    scaled = int(np.clip(round(width * HEIGHT / height * STRETCH), *WIDTHS))
    kernel = Image.BOX if height > 1.6 * HEIGHT else Image.BILINEAR
    return np.asarray(Image.fromarray(line).resize((scaled, HEIGHT), kernel))
