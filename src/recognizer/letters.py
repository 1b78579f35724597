#!/usr/bin/python3
"""letters.py OUT   counts which letters follow which in names and in the other lines of a form, for the product's decoder.

Two lists follow each other in the file (names, then lines), each: number of entries, keys in rising order, values. A key is up to
ORDER symbols of 6 bits, the last one being what follows the others; a value is -16 ln of its share after them (LetterPrior.cs)."""
import argparse
import math
import random
from collections import Counter
from pathlib import Path

import numpy as np

from alphabet import PLAIN
from texts import Writer, names, words

SYMBOLS = " abcdefghijklmnopqrstuvwxyz0.,-'&/()#@:?"
ORDER = 5
NAMES, LINES = 45_000, 75_000      # entries kept
SAMPLES = 150_000


def fold(text):
    """The text as the model sees it: case, accents and which digit do not matter."""
    plain = (PLAIN.get(c, c).lower() for c in text)
    return "".join("0" if c.isdigit() else c if c in SYMBOLS else "?" for c in plain)


def key(symbols):
    """Symbols packed, the last in the lowest bits."""
    packed = 0
    for symbol in symbols:
        packed = packed << 6 | SYMBOLS.index(symbol) + 1
    return packed


def model(texts, entries):
    """The most telling n-grams of the texts and their shares."""
    counts = Counter()
    for text, weight in texts:
        padded = " " + fold(text) + " "
        for at in range(1, len(padded)):
            for order in range(min(ORDER, at + 1)):
                counts[padded[at - order:at + 1]] += weight
    contexts = Counter()
    for gram, count in counts.items():
        contexts[gram[:-1]] += count
    shares = {gram: count / contexts[gram[:-1]] for gram, count in counts.items()}
    # A long n-gram earns its place by how often it corrects what the shorter one says.
    worth = {gram: count * abs(math.log(shares[gram] / shares.get(gram[1:], 1e-3))) if len(gram) > 1 else math.inf for gram, count in counts.items()}
    kept = sorted(worth, key=worth.get, reverse=True)[:entries]
    return sorted((key(gram), min(255, round(-16 * math.log(shares[gram])))) for gram in kept)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    first, last = (sorted(set(part)) for part in names())
    proper = [w for w in words() if w[0].isupper() and w[1:].islower()]
    people = [(n, 4) for n in first + last] + [(w, 1) for w in proper]
    people += [(f"{a} {b}", 1) for a, b in zip(first * 3, last * 3)] + [(f"{b}, {a}", 1) for a, b in zip(first, last)]
    writer = Writer(random.Random(1))
    kinds = [writer.address, writer.organization, writer.place, writer.answer, writer.sentence, writer.sentence, writer.phrase, writer.name]
    lines = [(kinds[i % len(kinds)](), 1) for i in range(SAMPLES)]
    with open(options.out, "wb") as out:
        for texts, entries in ((people, NAMES), (lines, LINES)):
            grams = model(texts, entries)
            out.write(np.array([len(grams)], "<i4").tobytes())
            out.write(np.array([k for k, _ in grams], "<u4").tobytes())
            out.write(np.array([v for _, v in grams], "u1").tobytes())
            print(len(grams), "entries")


if __name__ == "__main__":
    main()
