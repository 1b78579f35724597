#!/usr/bin/python3
"""export.py WORK OUT.onnx   writes the best weights of a training as the model that the product loads."""
import argparse
import hashlib
from pathlib import Path

import torch

from alphabet import CLASSES
from crop import HEIGHT
from net import LineNet


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    best = torch.load(options.work / "best.pt")
    net = LineNet(CLASSES)
    net.load_state_dict(best["net"])
    net.eval()
    torch.onnx.export(net, torch.zeros(1, 1, HEIGHT, 200), str(options.out), opset_version=13, input_names=["x"], output_names=["y"],
                      dynamic_axes={"x": {0: "batch", 3: "width"}, "y": {0: "batch", 2: "steps"}})
    model = options.out.read_bytes()
    print(f"{best['result']}: {len(model) / 1e6:.1f} MB, SHA-256 {hashlib.sha256(model).hexdigest()}")


if __name__ == "__main__":
    main()
