#!/usr/bin/python3
"""make.py: draws one fax page and writes it in every way a fax server may (needs python3-pil, fonts-dejavu-core, libtiff-tools).

page.pbm is the page, 1728 pixels wide at 204×196 dpi, 1 = ink. Every file in same/ holds exactly these pixels.
standard.tif holds every other line of it at 204×98 dpi."""
import os, subprocess
from PIL import Image, ImageDraw, ImageFont

HERE = os.path.dirname(os.path.abspath(__file__))
os.makedirs(f"{HERE}/same", exist_ok=True)
page = Image.new("1", (1728, 240), 1)
pen = ImageDraw.Draw(page)
face = ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", 34)
pen.text((120, 40), "Referral for Maria Example", font=face, fill=0)
pen.text((120, 120), "Born 04/12/1987, lives in Sample Town", font=face, fill=0)
pen.rectangle((80, 20, 1640, 200), outline=0, width=3)
# PIL writes a PBM's 1 as ink itself.
page.save(f"{HERE}/page.pbm")
page.save(f"{HERE}/black.tif", dpi=(204, 196))
# Min-is-white, as fax machines write: the pixels turned over, then the tag.
Image.frombytes("1", page.size, bytes(255 - b for b in page.tobytes())).save(f"{HERE}/source.tif", dpi=(204, 196))
subprocess.run(["tiffset", "-s", "262", "0", f"{HERE}/source.tif"], check=True)

def tiffcp(name, *options, source="source.tif"):
    subprocess.run(["tiffcp", *options, f"{HERE}/{source}", f"{HERE}/{name}"], check=True)

for name, options in {"none": ["-c", "none"], "g3-1d": ["-c", "g3:1d"], "g3-1d-byte-aligned": ["-c", "g3:1d:fill"], "g3-2d": ["-c", "g3:2d"],
                      "g4": ["-c", "g4"], "g4-strips": ["-c", "g4", "-r", "16"], "g3-least-bit-first": ["-c", "g3:1d", "-f", "lsb2msb"],
                      "g4-big-endian": ["-c", "g4", "-B"], "g4-bigtiff": ["-c", "g4", "-8"], "packbits": ["-c", "packbits"], "lzw": ["-c", "lzw"], "zip": ["-c", "zip"]}.items():
    tiffcp(f"same/{name}.tif", *options)
tiffcp("same/none-min-is-black.tif", "-c", "none", source="black.tif")
tiffcp("same/g4-min-is-black.tif", "-c", "g4", source="black.tif")
page.save(f"{HERE}/same/plain.png", dpi=(204, 196))
page.convert("L").save(f"{HERE}/same/gray.png", dpi=(204, 196))
half = Image.new("1", (1728, 120), 1)
for y in range(120):
    half.paste(page.crop((0, 2 * y, 1728, 2 * y + 1)), (0, y))
half.save(f"{HERE}/half.tif", dpi=(204, 98))
tiffcp("standard.tif", "-c", "g3:1d", source="half.tif")
for name in ("half", "source", "black"):
    os.remove(f"{HERE}/{name}.tif")
