"""First channel: an office copier and the scanner of a fax machine, parameter by parameter in four grades of quality."""
import numpy as np
from PIL import Image, ImageDraw, ImageFilter
from scipy import ndimage

# clean, office, poor, terrible
GRADES = (0.08, 0.42, 0.44, 0.06)
RANGES = {
    "copies": ((0, 0), (0, 1), (1, 1), (2, 2)),
    "copy_blur": ((0.5, 0.5), (0.5, 0.8), (0.6, 0.95), (0.7, 1.05)),
    "copy_grain": ((0, 0), (0.01, 0.03), (0.02, 0.05), (0.04, 0.08)),
    "blur": ((0.4, 0.6), (0.5, 0.8), (0.7, 1.1), (0.8, 1.2)),
    "paper": ((0.97, 1), (0.9, 0.98), (0.82, 0.95), (0.72, 0.9)),
    "ink": ((0, 0.08), (0.03, 0.2), (0.1, 0.35), (0.15, 0.4)),
    "uneven": ((0, 0.01), (0, 0.03), (0.03, 0.08), (0.06, 0.14)),
    "noise": ((0, 0.01), (0.01, 0.03), (0.02, 0.05), (0.04, 0.07)),
    "sharpen": ((0.3, 0.6), (0.3, 0.8), (0.2, 0.8), (0.2, 0.6)),
    "threshold": ((0.48, 0.55), (0.44, 0.6), (0.42, 0.64), (0.4, 0.68)),
    "specks": ((0, 2e-5), (1e-5, 1e-4), (1e-4, 6e-4), (5e-4, 2e-3)),
}
DIFFUSE, LOST, SLIP = (0, 0.06, 0.15, 0.15), (0, 0.03, 0.15, 0.4), (0, 0.03, 0.12, 0.3)
STREAKED = (0, 0.07, 0.2, 0.35)
PAGE = 1728        # columns of a page: an entry lies somewhere among them


def scan(random, picture, chance, standard, passes=1):
    """The picture (306 dpi) as ink (bool): two pixels for three across, fax lines down (half of them when standard). What passes for ink is so much of the usual darkness."""
    grade = random.choices(range(4), GRADES)[0]
    value = {name: random.uniform(*ranges[grade]) for name, ranges in RANGES.items()}
    width, height = picture.size
    for _ in range(round(value["copies"])):
        picture = picture.filter(ImageFilter.GaussianBlur(value["copy_blur"] * 1.5))
        gray = np.asarray(picture, np.float32) / 255 + _grain(chance, height, width, value["copy_grain"])
        gray = 1 / (1 + np.exp(-random.uniform(10, 16) * (gray - np.float32(random.uniform(0.48, 0.62)))))
        picture = Image.fromarray((gray * 255).astype(np.uint8))
    _dirt(random, picture, chance.poisson(value["specks"] * 0.3 * width * height / 2.25))
    picture = picture.filter(ImageFilter.GaussianBlur(value["blur"] * 1.5))
    columns, lines = int(width / 1.5), max(8, round(height / 306.2 * 25.4 * (3.85 if standard else 7.7)))
    picture = picture.resize((columns, lines), Image.BOX, box=(0, random.uniform(0, 1.5), width, height))
    dark, light = value["ink"], value["paper"]
    gray = dark + (light - dark) * np.asarray(picture, np.float32) / 255
    gray *= _lamp(random, chance, columns, value["uneven"])
    for _ in range(random.choice([1, 1, 2]) * max(1, columns // 500)):
        if random.random() < STREAKED[grade]:
            at, wide = random.uniform(0, columns), 0.6 + random.expovariate(1 / 0.7)
            gray *= 1 - np.clip(random.uniform(0.3, 1) * np.exp(-((np.arange(columns) - at) / wide) ** 2), 0, 1).astype(np.float32)
    gray = gray + _grain(chance, lines, columns, value["noise"])
    gray = gray + value["sharpen"] * 1.5 * (gray - ndimage.uniform_filter(gray, 3))
    if random.random() < DIFFUSE[grade]:
        tone = np.clip((gray - dark) / ((light - dark) * 0.88), 0, 1) + (0.5 - value["threshold"]) * 0.5
        page = Image.fromarray((np.clip(tone, 0, 1) * 255).astype(np.uint8))
        ink = ~np.asarray(page.convert("1", dither=Image.FLOYDSTEINBERG), bool)
    else:
        ink = gray < dark + (light - dark) * value["threshold"] * passes
    return _transmitted(random, ink.copy(), chance, grade, value["specks"])


def _lamp(random, chance, columns, uneven):
    """Light by column: the lamp is weaker toward a side of the page, and every element of the sensor sees a little differently. The
    threshold knows nothing of it, so there paper turns to dust."""
    left = random.uniform(-1, 1 - 2 * min(columns, PAGE) / PAGE)
    across = np.linspace(left, left + 2 * columns / PAGE, columns, dtype=np.float32)
    side = random.uniform(-0.5, 0.5)
    return 1 - uneven * (across - side) ** 2 + uneven * 0.12 * chance.standard_normal(columns, dtype=np.float32)


def _grain(chance, height, width, strength):
    noise = chance.standard_normal((height + 1, width + 1), dtype=np.float32)
    return (noise[1:, 1:] + noise[:-1, 1:] + noise[1:, :-1]) * np.float32(strength / 1.732)


def _dirt(random, picture, count):
    draw = ImageDraw.Draw(picture)
    for _ in range(count):
        x, y = random.uniform(0, picture.width), random.uniform(0, picture.height)
        size = min(0.5 + random.expovariate(1 / 0.55), 4)
        draw.ellipse((x - size, y - size * 0.9, x + size, y + size * 0.9), fill=random.randint(0, 70) if random.random() < 0.85 else 255)


def _transmitted(random, ink, chance, grade, specks):
    """Salt and pepper, lines lost on the way and repeated, paper that slipped."""
    lines, columns = ink.shape
    for _ in range(chance.poisson(specks * lines * columns)):
        ink[random.randrange(lines), random.randrange(columns)] = random.random() < 0.7
    if random.random() < LOST[grade]:
        for _ in range(random.choice([1, 1, 2, 3]) * max(1, lines // 500)):
            y = random.randrange(1, lines)
            ink[y:y + random.choice([1, 1, 1, 2, 2, 3, 4])] = ink[y - 1]
        if random.random() < 0.25:
            y, x = random.randrange(1, lines), random.randrange(columns)
            ink[y, x:] = chance.standard_normal(columns - x) > random.uniform(-0.5, 1.5)
    if random.random() < SLIP[grade]:
        y, count = random.randrange(2, lines - 2), random.randint(1, 4)
        if random.random() < 0.6:
            ink = np.concatenate([ink[:y], ink[y + count:], np.repeat(ink[-1:], count, 0)])[:lines]
        else:
            ink = np.concatenate([ink[:y], np.repeat(ink[y:y + 1], count, 0), ink[y:]])[:lines]
    return ink
