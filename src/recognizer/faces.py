"""The typefaces: which ones training may use, which ones only fit or test, and what each can draw."""
import functools
import os
import re
from pathlib import Path

import numpy as np
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

HERE = Path(__file__).parent
FOLDER = Path(os.environ.get("FAXINGEST_FACES", HERE / "work" / "faces"))

# Kept out of training to watch it: the curve in the model card is of these.
CHECK = frozenset("caveat-brush twinkle-star long-cang zen-kurenaido delicious-handrawn parisienne".split())

# Never trained on, never watched. One half fits confidences and decoding weights; the other only gives the reported figures.
FIT = frozenset("""indie-flower shadows-into-light gochi-hand nanum-pen-script the-girl-next-door itim
    permanent-marker homemade-apple marck-script damion""".split())
TEST = frozenset("""patrick-hand caveat satisfy neucha kalam architects-daughter schoolbell rock-salt
    dancing-script sacramento""".split())

# Less often: ornate scripts that nobody fills a form in, and plain sans faces that look typed.
ORNATE = frozenset("""monsieur-la-doulaise herr-von-muellerhoff mr-de-haviland pinyon-script tangerine alex-brush great-vibes
    corinthia whisper montecarlo ephesis birthstone condiment smooch pacifico lobster-two nova-script finger-paint ms-madi""".split())
PLAIN = frozenset("""comfortaa quicksand varela-round dosis abeezee m-plus-rounded-1c fredoka mouse-memoirs orienta sunflower
    ubuntu-condensed lekton special-elite courier-prime average-sans pt-sans-narrow mulish opendyslexic""".split())

TYPED = [path for path in [
    *(f"/usr/share/fonts/truetype/liberation2/Liberation{name}.ttf" for name in (
        "Sans-Regular Sans-Regular Sans-Bold Sans-Italic Serif-Regular Serif-Regular Serif-Bold Mono-Regular Mono-Regular "
        "Mono-Bold").split()),
    *(f"/usr/share/fonts/truetype/liberation/LiberationSansNarrow-{name}.ttf" for name in ("Regular", "Bold")),
    *(f"/usr/share/fonts/truetype/dejavu/DejaVu{name}.ttf" for name in "Sans SansMono Serif Sans-Bold".split()),
] if Path(path).exists()]
# Courier, Times and Helvetica as printers have them: strokes of a hair's width, of which a fax leaves crumbs. Liberation's are sturdier.
PRINTER = [path for path in [
    f"/usr/share/texmf/fonts/opentype/public/tex-gyre/texgyre{name}.otf" for name in (
        "cursor-regular cursor-regular cursor-regular cursor-bold termes-regular termes-regular termes-regular termes-bold termes-italic "
        "heros-regular heros-bold heroscn-regular schola-regular").split()
] if Path(path).exists()]
TYPED_FAMILIES = ("courier-prime", "special-elite", "pt-sans-narrow", "mulish", "abeezee", "ubuntu-condensed")


def unpack(packages, folder=FOLDER):
    """Unwraps the Latin faces of the npm packages to folder/FAMILY-WEIGHT.ttf."""
    folder.mkdir(parents=True, exist_ok=True)
    for package in sorted(Path(packages).iterdir()):
        family = package.name
        if family in FIT | TEST:
            raise ValueError(f"{family} is held back for tests")
        names = [p.name for p in package.glob("files/*.woff")]
        weights = sorted(int(found[1]) for name in names if (found := re.fullmatch(f"{family}-latin-(\\d+)-normal.woff", name)))
        for weight in sorted({min(weights, key=lambda w: abs(w - wanted)) for wanted in (300, 400, 600)}):
            face = TTFont(package / "files" / f"{family}-latin-{weight}-normal.woff")
            face.flavor = None
            face.save(folder / f"{family}-{weight}.ttf")


@functools.lru_cache(None)
def families():
    """Path lists by family, of all unpacked faces."""
    found = {}
    for path in sorted(FOLDER.glob("*.ttf")):
        found.setdefault(path.stem.rsplit("-", 1)[0], []).append(str(path))
    return found


def choose(random, check):
    """A face of the families to train on, or of those to check with."""
    names = _names(check)
    while True:
        name = random.choice(names)
        if random.random() < (0.35 if name in ORNATE else 0.6 if name in PLAIN else 1):
            return random.choice(families()[name])


def choose_typed(random):
    """A face that a form is typed in."""
    roll = random.random()
    if roll < 0.15:
        return random.choice(families()[random.choice(TYPED_FAMILIES)])
    return random.choice(PRINTER if roll < 0.55 else TYPED)


@functools.lru_cache(None)
def _names(check):
    return sorted(name for name in families() if (name in CHECK) == check)


@functools.lru_cache(4000)
def font(path, size):
    """The face at a size in pixels."""
    return ImageFont.truetype(path, size)


@functools.lru_cache(None)
def capital_height(path):
    """Height of its digits, as a share of the size."""
    box = font(path, 200).getbbox("038")
    return (box[3] - box[1]) / 200


@functools.lru_cache(None)
def covers(path):
    """The code points it has."""
    return frozenset(TTFont(path, lazy=True).getBestCmap())


@functools.lru_cache(None)
def capitals_only(path):
    """Whether its small letters look like its capitals: such writing can only be told as capitals."""
    def shape(character):
        image = Image.new("L", (400, 400), 0)
        ImageDraw.Draw(image).text((100, 60), character, 255, font(path, 150))
        box = image.getbbox()
        return np.asarray(image.crop(box).resize((32, 32)), float) / 255 if box else np.zeros((32, 32))

    def likeness(character):
        a, b = shape(character), shape(character.upper())
        return (a * b).sum() / max(1, np.maximum(a, b).sum())
    return np.mean([likeness(c) for c in "aegrdbnqth"]) > 0.62
