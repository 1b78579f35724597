#!/usr/bin/python3
"""blend.py OUT.onnx ONE.onnx OTHER.onnx [--scale 1.1]   writes the mean of two models' weights, one of them trained on from the other or both from a third.

Such a mean reads better than either where the training was short or its lines were other ones (Wortsman et al., "Robust fine-tuning of
zero-shot models", 2022). It is less sure of itself than they are: its scores are scaled, so that leads are as wide as those the
calibration was fitted on."""
import argparse
import hashlib
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper


def weights(model):
    """Weights of the convolutions, in the order of the layers; the last are those of the scores. Those that export.py halved bear another name."""
    known = {i.name.removesuffix(".half"): i for i in model.graph.initializer}
    return [[known[name] for name in node.input if name in known] for node in model.graph.node if node.op_type == "Conv"]


def put(tensor, values):
    tensor.CopyFrom(numpy_helper.from_array(values.astype(numpy_helper.to_array(tensor).dtype), tensor.name))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("one", type=Path)
    parser.add_argument("other", type=Path)
    parser.add_argument("--scale", type=float, default=1.0, help="factor of the scores")
    options = parser.parse_args()
    model = onnx.load(str(options.one))
    for mine, others in zip(weights(model), weights(onnx.load(str(options.other))), strict=True):
        for a, b in zip(mine, others, strict=True):
            put(a, (numpy_helper.to_array(a).astype(np.float64) + numpy_helper.to_array(b)) / 2)
    for tensor in weights(model)[-1]:
        put(tensor, numpy_helper.to_array(tensor).astype(np.float64) * options.scale)
    onnx.checker.check_model(model)
    onnx.save(model, str(options.out))
    print(f"SHA-256 {hashlib.sha256(options.out.read_bytes()).hexdigest()}")


if __name__ == "__main__":
    main()
