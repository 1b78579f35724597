#!/usr/bin/python3
"""export.py WORK OUT.onnx [--last] [--half]   writes the best weights of a training (or the last ones) as the model that the product loads."""
import argparse
import hashlib
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper

from alphabet import CLASSES
from crop import HEIGHT
from net import LineNet


def halve(path):
    """Stores weights in 16 bits. The runtime widens them once, when it loads the model."""
    model = onnx.load(str(path))
    casts = []
    for weights in model.graph.initializer:
        values = numpy_helper.to_array(weights)
        if values.dtype != np.float32:
            continue
        name = weights.name
        weights.CopyFrom(numpy_helper.from_array(values.astype(np.float16), name + ".half"))
        casts.append(helper.make_node("Cast", [name + ".half"], [name], to=onnx.TensorProto.FLOAT))
    nodes = list(model.graph.node)
    del model.graph.node[:]
    model.graph.node.extend(casts + nodes)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--last", action="store_true", help="the averaged weights where the training stands, not the best by the watched faces")
    parser.add_argument("--half", action="store_true", help="weights in 16 bits: half the size")
    options = parser.parse_args()
    state = torch.load(options.work / ("state.pt" if options.last else "best.pt"))
    net = LineNet(CLASSES)
    net.load_state_dict(state["mean" if options.last else "net"])
    net.eval()
    torch.onnx.export(net, torch.zeros(1, 1, HEIGHT, 200), str(options.out), opset_version=13, input_names=["x"], output_names=["y"],
                      dynamic_axes={"x": {0: "batch", 3: "width"}, "y": {0: "batch", 2: "steps"}})
    if options.half:
        halve(options.out)
    model = options.out.read_bytes()
    where = f"step {state['step']}" if options.last else state["result"]
    print(f"{where}: {len(model) / 1e6:.1f} MB, SHA-256 {hashlib.sha256(model).hexdigest()}")


if __name__ == "__main__":
    main()
