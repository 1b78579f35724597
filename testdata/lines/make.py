#!/usr/bin/python3
"""make.py: draws the lines of this folder and what the Python Imaging Library makes of them (needs python3-pil, python3-numpy, fonts-dejavu-core, fonts-dejavu-extra).

Each NAME.pbm is a line at 204 dpi with 1 = ink; NAME.own.pgm is the same line after the recognizer's crop rules, resized by PIL:
the reference for the resizer of the project."""
import os
import numpy as np
from PIL import Image, ImageDraw, ImageFont

HERE = os.path.dirname(os.path.abspath(__file__))
FONTS = "/usr/share/fonts/truetype/dejavu/"
LINES = {"name": ("DejaVuSans.ttf", 32, "Maria Example", 60),
         "number": ("DejaVuSansMono.ttf", 32, "91234567A", 60),
         "date": ("DejaVuSerif.ttf", 32, "04/12/1987", 52),
         "sentence": ("DejaVuSans.ttf", 28, "Needs a ramp at the front door", 48),
         "large": ("DejaVuSans-Bold.ttf", 96, "Clinic", 140),
         "hyphen": ("DejaVuSans.ttf", 34, "-", 60)}

def norm(gray):
    dark = gray < 140
    xs, ys = np.nonzero(dark.sum(0) >= 2)[0], np.nonzero(dark.sum(1) >= 2)[0]
    g = np.pad(gray[ys[0]:ys[-1] + 1, xs[0]:xs[-1] + 1], 3, constant_values=255)
    h, w = g.shape
    if h < 24:
        top = (24 - h) // 2
        g = np.pad(g, ((top, 24 - h - top), (0, 0)), constant_values=255)
        h = 24
    width = int(np.clip(round(w * 40 / h * 1.1), 16, 1400))
    how = Image.BILINEAR if h <= 40 else Image.BOX if h > 64 else Image.BILINEAR
    return Image.fromarray(g).resize((width, 40), how)

for name, (font, size, text, height) in LINES.items():
    face = ImageFont.truetype(FONTS + font, size)
    box = face.getbbox(text)
    page = Image.new("L", (box[2] + 60, height), 255)
    ImageDraw.Draw(page).text((30, (height - box[3] - box[1]) // 2), text, font=face, fill=0)
    line = page.point(lambda v: 255 if v >= 140 else 0)
    line.convert("1").save(f"{HERE}/{name}.pbm")
    norm(np.asarray(line)).save(f"{HERE}/{name}.own.pgm")
