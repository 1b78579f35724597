"""From an entry to the line that the network gets: written, set into a form, scanned, straightened, cleaned, cropped."""
import math

import numpy as np
from PIL import Image
from scipy import ndimage

import crop
import machine_a
import machine_b
import surround

STANDARD = 0.25      # share of pages sent at half the lines
OVER = 1.5           # pixels of the picture per fax pixel
LEAST_LEFT, MOST_LEFT = 0.4, 2.2   # ink that came through, against what was written: beyond, hardly anybody could read it
FAINT_LEFT = (0.2, 0.5)            # the same of a line that hardly came through
FAINT_PASS = (0.35, 0.85)          # its darkness that passes for ink, of what passes otherwise; at first
FAINT_TRIES = 4                    # scans of it, darker or lighter, until so much is left


def line_of(random, entry, faint=False):
    """One line image (crop.HEIGHT rows, uint8) of the entry, or None when nothing of it is left; a faint one hardly came through, and keeps its crumbs."""
    picture, zone = surround.set_in_form(random, entry)
    written = (np.asarray(entry.picture) < 160).sum() / OVER ** 2
    passes = random.uniform(*FAINT_PASS) if faint else 1
    for _ in range(FAINT_TRIES if faint else 1):
        straight = _scanned(random, picture, zone, passes, faint)
        left = straight.sum() / max(1, written)
        if faint and FAINT_LEFT[0] < left < FAINT_LEFT[1] or not faint and (LEAST_LEFT * written < straight.sum() < MOST_LEFT * written + 200 or random.random() >= 0.9):
            return crop.normalize((255 - 255 * np.pad(straight.astype(np.float32), 4)).astype(np.uint8))
        passes *= 0.8 if left > FAINT_LEFT[0] else 1.2
    return None


def _scanned(random, picture, zone, passes, faint):
    """The zone's ink as the reader has it, its form taken away."""
    chance = np.random.default_rng(random.randrange(1 << 30))
    turned = random.uniform(-1, 1) * random.choice([0.3, 1, 1, 2])
    machine = machine_a if random.random() < 0.6 else machine_b
    standard = random.random() < STANDARD
    ink = machine.scan(random, picture.rotate(turned, Image.BILINEAR, fillcolor=255), chance, standard, passes)
    if standard:
        ink = np.repeat(ink, 2, 0)
    gray = random.random() < 0.1
    straight, zone = _straighten(random, ink, picture.size, zone, turned + random.gauss(0, 0.12), 1 if gray else 0)
    if faint or random.random() < 0.85:
        dark = surround.take_away(random, straight > 0.5, zone, faint)
        straight = np.where(ndimage.binary_dilation(dark), straight, 0) if gray else dark
    return straight


def _straighten(random, ink, size, zone, degrees, order):
    """Ink inside the zone (0..1, 204 dpi) turned back, and the zone with its rules in those pixels."""
    width, height = size
    left, right = zone.left - random.uniform(0, 12), zone.right + random.uniform(0, 12)
    top, bottom = zone.top - random.uniform(6, 26), zone.bottom + random.uniform(10, 26)
    angle = math.radians(degrees)
    turn = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    scale = np.diag([ink.shape[0] / height, ink.shape[1] / width])
    matrix = scale @ turn * OVER
    middle = np.array([height / 2, width / 2])
    offset = scale @ (turn @ (np.array([top, left]) - middle) + middle) - 0.5 + matrix @ [0.5, 0.5]
    shape = (max(24, int((bottom - top) / OVER)), max(24, int((right - left) / OVER)))
    straight = ndimage.affine_transform(ink.astype(np.float32), matrix, offset, shape, order=order)
    moved = surround.Zone(0, 0, shape[1], shape[0], [((y - top) / OVER, t / OVER) for y, t in zone.across],
                          [((x - left) / OVER, t / OVER) for x, t in zone.down])
    return straight, moved
