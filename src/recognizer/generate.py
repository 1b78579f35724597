#!/usr/bin/python3
"""generate.py OUT SEED CHUNKS [--check] [--typed SHARE] [--faint]   writes chunks of 2,000 labeled lines to OUT/SEED-NNN.npz; what is there already stays."""
import argparse
import os
import random
import time
from pathlib import Path

import numpy as np

import crop
import lines
import pens

CHUNK = 2000
SCANS = 2        # lines made of one entry: writing costs as much as scanning


def chunk(seed, number, check, typed, faint=False, size=CHUNK):
    """Lines and their texts. The same for the same seed and number."""
    source = random.Random(f"{seed} {number} {check}")
    made, texts = [], []
    while len(made) < size:
        entry = pens.write(source, check, typed)
        for _ in range(0 if entry is None else 1 if check else SCANS):
            line = lines.line_of(source, entry, faint)
            if line is not None and len(made) < size:
                made.append(line)
                texts.append(entry.text)
    return made, texts


def keep(path, made, texts):
    """Writes a chunk, whole or not at all: its lines' pixels (columns first, flat), their widths and their texts."""
    part = path.with_suffix(".part.npz")
    np.savez(part, pixels=np.concatenate([line.T.ravel() for line in made]), widths=np.array([line.shape[1] for line in made]), texts=np.array(texts), height=crop.HEIGHT)
    os.replace(part, path)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("seed", type=int)
    parser.add_argument("chunks", type=int)
    parser.add_argument("--check", action="store_true", help="with the faces kept out of training")
    parser.add_argument("--typed", type=float, default=pens.TYPED, help="share of the entries that are typed")
    parser.add_argument("--faint", action="store_true", help="lines that hardly came through")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for number in range(options.chunks):
        path = options.out / f"{options.seed:04d}-{number:03d}.npz"
        if path.exists():
            continue
        begun = time.time()
        made, texts = chunk(options.seed, number, options.check, options.typed, options.faint)
        keep(path, made, texts)
        print(f"{path.name}: {(time.time() - begun) / CHUNK * 1e3:.1f} ms a line, {np.mean([line.shape[1] for line in made]):.0f} columns", flush=True)


if __name__ == "__main__":
    main()
