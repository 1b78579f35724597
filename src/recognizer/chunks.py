#!/usr/bin/python3
"""chunks.py LINES OUT NAME   makes chunks for the training, OUT/NAME-NNN.npz, of the lines that `FaxIngest.Benchmarks crops` cut (lines.pbm and lines.tsv)."""
import argparse
import csv
from pathlib import Path

import numpy as np

import crop
from generate import CHUNK, keep

BORDER = 4      # paper around a line


def lines(folder):
    """Pictures (uint8, dark on white) and their texts."""
    images, at = (folder / "lines.pbm").read_bytes(), 0
    with (folder / "lines.tsv").open(newline="") as rows:
        for row in csv.reader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
            pixels = images.index(b"\n", images.index(b"\n", at) + 1) + 1      # after "P4" and the size
            width, height = map(int, images[at:pixels].split()[1:])
            stride = (width + 7) // 8
            bits = np.frombuffer(images, np.uint8, stride * height, pixels).reshape(height, stride)
            at = pixels + stride * height
            yield np.pad((1 - np.unpackbits(bits, axis=1)[:, :width]) * np.uint8(255), BORDER, constant_values=255), row[4]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lines", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("name")
    options = parser.parse_args()
    found = [(line, text) for line, text in ((crop.normalize(picture), text) for picture, text in lines(options.lines)) if line is not None]
    options.out.mkdir(parents=True, exist_ok=True)
    for number, begin in enumerate(range(0, len(found), CHUNK)):
        keep(options.out / f"{options.name}-{number:03d}.npz", *zip(*found[begin:begin + CHUNK]))
    print(f"{len(found)} lines")


if __name__ == "__main__":
    main()
