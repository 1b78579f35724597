"""How wide a line is drawn so that strokes stand nearly as close in every hand; StrokeDensity counts them so at run time."""
import numpy as np

from crop import DARK, STRETCH, written

USUAL = 2.7              # strokes on a stretch as wide as the line is high, in most hands
POWER = 0.75             # a line's own density is a poor measure of its hand's: not all of it is taken away
LIMITS = (0.65, 1.7)     # times as wide as letters are


def density(line):
    """Strokes on a stretch as wide as the line is high, of the third of rows with most; the line (rows x columns, ink dark) is drawn STRETCH wide."""
    line = written(line)
    if line is None:
        return USUAL
    ink = line < DARK
    strokes = np.sort(ink[:, 0] + (ink[:, 1:] & ~ink[:, :-1]).sum(1))
    return strokes[-max(1, len(strokes) // 3):].mean() / (ink.shape[1] / STRETCH) * ink.shape[0]


def suited(line):
    """How much wider than STRETCH the line is to be drawn."""
    return float(np.clip(STRETCH * (density(line) / USUAL) ** POWER, *LIMITS)) / STRETCH
