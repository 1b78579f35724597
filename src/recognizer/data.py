"""Labeled lines from chunks on disk, in batches of like width."""
import random
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch.nn import functional

from alphabet import CLASS_OF
from crop import HEIGHT, WIDTHS
from widths import suited

BATCH = 64
MOST_COLUMNS = 26000     # of a batch in all: wide lines come in smaller batches
STEP = 4                 # columns a step of the network's output stands for
VARIED = (0.9, 1.13)     # of the width that suits a line, as it is drawn in training
POOL = 40                # batches that are sorted by width together


def steps(text):
    """Steps of the shortest CTC path for the text: one for each character and a blank between equal ones."""
    return len(text) + sum(a == b for a, b in zip(text, text[1:]))


def fits(text, width):
    """Whether a CTC path for the text has room."""
    return 0 < steps(text) < width / STEP * 0.85 - 1


class Lines:
    """All the lines of a folder's chunks, as they are or each drawn at the width that suits its hand; grows when chunks are added."""

    def __init__(self, folder, at_suited_width=False):
        self.folder, self.seen, self.at_suited_width = Path(folder), set(), at_suited_width
        self.lines, self.labels = [], []
        self.widths = []     # as drawn
        self.load()

    def load(self):
        """Takes in chunks that are new, in the order of their names."""
        for path in sorted(self.folder.glob("*-???.npz")):
            if path.name in self.seen:
                continue
            self.seen.add(path.name)
            with np.load(path) as chunk:
                pixels, widths, texts = chunk["pixels"], chunk["widths"], chunk["texts"]
            starts = np.concatenate([[0], np.cumsum(widths * HEIGHT)])
            for start, width, text in zip(starts, widths, texts):
                if fits(text, width):
                    self.lines.append(pixels[start:start + width * HEIGHT].reshape(width, HEIGHT))
                    self.labels.append([CLASS_OF[c] for c in text])
                    self.widths.append(self._width(self.lines[-1], text))

    def _width(self, line, text):
        """How wide a line is drawn: never too narrow for its text."""
        if not self.at_suited_width:
            return len(line)
        room = (steps(text) + 2) * STEP / 0.8
        return int(np.clip(round(len(line) * suited(line.T)), max(WIDTHS[0], room), WIDTHS[1]))

    def __len__(self):
        return len(self.lines)

    def batches(self, shuffle=None):
        """Indices of batches; in random order for a random source, else by width."""
        order = list(range(len(self)))
        if shuffle:
            shuffle.shuffle(order)
        found = []
        for at in range(0, len(order), BATCH * POOL):
            pool = sorted(order[at:at + BATCH * POOL], key=lambda i: self.widths[i])
            while pool:
                size = min(BATCH, len(pool))
                while size > 8 and self.widths[pool[size - 1]] * size > MOST_COLUMNS:
                    size -= 8
                found.append(pool[:size])
                pool = pool[size:]
        if shuffle:
            shuffle.shuffle(found)
        return found

    def tensor(self, batch, source=None):
        """The batch as the network takes it: ink 1, paper -1. With a random source, shifted, stretched and dirtied."""
        vary = source and self.at_suited_width
        drawn = [round(self.widths[i] * source.uniform(*VARIED)) if vary else self.widths[i] for i in batch]
        width = (max(drawn) + 31) // 32 * 32
        pixels = np.full((len(batch), HEIGHT, width), 255, np.uint8)
        for row, i in enumerate(batch):
            line = self.lines[i].T
            if line.shape[1] != drawn[row]:
                line = np.asarray(Image.fromarray(np.ascontiguousarray(line)).resize((drawn[row], HEIGHT), Image.BILINEAR))
            space = width - line.shape[1]
            left = source.randint(0, min(6, space)) if source else 0
            down = source.choice([0, 0, -2, -1, 1, 2]) if source else 0
            line = line[max(0, -down):HEIGHT - max(0, down)]
            pixels[row, max(0, down):max(0, down) + len(line), left:left + line.shape[1]] = line
        x = 1 - torch.from_numpy(pixels)[:, None].float() / 127.5
        if source:
            x = self._varied(x, batch, source)
        return x.contiguous(memory_format=torch.channels_last)

    def _varied(self, x, batch, source):
        width = x.shape[3]
        wanted = max(32, round(width * source.uniform(0.86, 1.14) / 32) * 32)
        room = all(len(self.lines[i]) * wanted / width / STEP > len(self.labels[i]) * 1.15 + 2 for i in batch)
        if wanted != width and room and not self.at_suited_width:
            x = functional.interpolate(x, size=(HEIGHT, wanted), mode="bilinear", align_corners=False)
        if source.random() < 0.3:
            x = x + torch.randn(x.shape) * source.uniform(0.05, 0.25)
        if source.random() < 0.25:
            for _ in range(source.randint(1, 3)):
                y = source.randrange(1, HEIGHT - 2)
                lost = source.random()
                x[:, :, y:y + source.randint(1, 2)] = x[:, :, y - 1:y] if lost < 0.6 else -1.0 if lost < 0.85 else 1.0
        return x


def reading(scores):
    """Best classes of every line, blanks and repeats out."""
    found = []
    for row in scores.argmax(1).tolist():
        found.append([c for before, c in zip([0] + row, row) if c and c != before])
    return found


def distance(a, b):
    """Edits that make one sequence of the other."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a):
        before, row[0] = row[0], i + 1
        for j, y in enumerate(b):
            before, row[j + 1] = row[j + 1], min(row[j + 1] + 1, row[j] + 1, before + (x != y))
    return row[-1]


def seeded(seed):
    """A random source whose state can be kept and given back."""
    return random.Random(seed)
