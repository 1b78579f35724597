#!/usr/bin/python3
"""quantize.py WORK NET.onnx OUT.onnx   writes a net of export.py or blend.py in whole numbers, as the product loads it: weights in 7 bits, values between layers in 8.

Each channel of weights has its own scale; values of a layer have one, by what lines of WORK/train made of them (Jacob et al., "Quantization and
training of neural networks for integer-arithmetic-only inference", 2018). Weights keep to 7 bits because processors without dot products of bytes
(AVX2, vpmaddubsw) add two products in 16 bits and cut off what is more: with 7 bits nothing is more, and every machine reads the same. The first
convolution and the scores stay as they are: they cost nothing."""
import argparse
import hashlib
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch.nn import functional

from data import Lines

LINES = 600         # of all that there are, evenly
SHARE = 99.999      # percent of a layer's values that lie inside its scale; the rest is cut off
SAMPLE = 4000       # values of a layer that a line gives at most
TOP = 63            # 7 bits and a sign


class Net:
    """A net's layers, and its weights at full width."""

    def __init__(self, path):
        self.model = onnx.load(str(path))
        stored = {tensor.name: numpy_helper.to_array(tensor).astype(np.float32) for tensor in self.model.graph.initializer}
        widened = {node.output[0]: stored[node.input[0]] for node in self.model.graph.node if node.op_type == "Cast"}
        self.weights = stored | widened
        self.layers = [node for node in self.model.graph.node if node.op_type in ("Conv", "Relu", "Add")]
        self.active = {node.input[0]: node.output[0] for node in self.layers if node.op_type == "Relu"}

    def values(self, line):
        """What every layer makes of a line (1 x 1 x height x width), by the name of its output."""
        found = {"x": line}
        for layer in self.layers:
            given = [found.get(name) for name in layer.input]
            if layer.op_type == "Conv":
                how = settings(layer)
                weights, bias = (torch.from_numpy(self.weights[name]) for name in layer.input[1:])
                made = functional.conv2d(given[0], weights, bias, how["strides"], how["pads"][:2], how["dilations"])
            else:
                made = given[0].relu() if layer.op_type == "Relu" else given[0] + given[1]
            found[layer.output[0]] = made
        return found

    def scales(self, lines):
        """(scale, zero) of every layer's values in bytes."""
        source, samples = np.random.default_rng(1), {}
        with torch.no_grad():
            for line in lines:
                for name, values in self.values(torch.from_numpy(1 - line.T.astype(np.float32) / 127.5)[None, None]).items():
                    flat = values.numpy().ravel()
                    samples.setdefault(name, []).append(source.choice(flat, min(flat.size, SAMPLE), replace=False))
        return {name: scale(np.concatenate(values)) for name, values in samples.items()}


def settings(layer):
    return {attribute.name: list(attribute.ints) for attribute in layer.attribute if attribute.ints}


def scale(values):
    low, high = min(0, np.percentile(values, 100 - SHARE)), np.percentile(values, SHARE)
    return np.float32((high - low) / 255), np.uint8(round(-low / (high - low) * 255))


class Writer:
    """The layers in whole numbers."""

    def __init__(self, net, scales):
        self.net, self.scales = net, scales
        self.nodes, self.constants, self.known = [], [], set()

    def constant(self, name, value):
        if name not in self.known:
            self.known.add(name)
            self.constants.append(numpy_helper.from_array(np.asarray(value), name))
        return name

    def bytes_of(self, name):
        """A layer's values in bytes: their name, scale and zero."""
        size, zero = self.scales[name]
        return [name + ".bytes", self.constant(name + ".scale", size), self.constant(name + ".zero", zero)]

    def add(self, kind, inputs, output, domain="", **how):
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **how))

    def write(self):
        for layer in self.net.layers:
            output = self.net.active.get(layer.output[0], layer.output[0])      # a zero at the bottom of the scale is the activation
            if layer.op_type == "Add":
                to = self.bytes_of(output)
                self.add("QLinearAdd", [*self.bytes_of(layer.input[0]), *self.bytes_of(layer.input[1]), *to[1:]], to[0], "com.microsoft")
            elif layer.op_type == "Conv":
                self.convolution(layer, output)
        self.add("Squeeze", [self.net.layers[-1].output[0], self.constant("axes", np.array([2]))], "y")
        graph = helper.make_graph(self.nodes, "own", self.net.model.graph.input, self.net.model.graph.output, self.constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13), helper.make_opsetid("com.microsoft", 1)])
        model.ir_version = self.net.model.ir_version
        return model

    def convolution(self, layer, output):
        given, how = layer.input[0], settings(layer)
        weights, bias = (self.net.weights[name] for name in layer.input[1:])
        whole = [self.constant(layer.input[1], weights), self.constant(layer.input[2], bias)] if given == "x" or layer is self.net.layers[-1] else []
        if given == "x":
            to = self.bytes_of(output)
            self.add("Conv", ["x", *whole], layer.output[0], **how)
            self.add("Relu", [layer.output[0]], output)
            self.add("QuantizeLinear", [output, *to[1:]], to[0])
        elif whole:
            self.add("DequantizeLinear", self.bytes_of(given), given + ".widened")
            self.add("Conv", [given + ".widened", *whole], output, **how)
        else:
            name, to = layer.input[1], self.bytes_of(output)
            each = np.abs(weights).reshape(len(weights), -1).max(axis=1) / TOP
            small = np.round(weights / each[:, None, None, None]).astype(np.int8)
            bias = np.round(bias / (each * self.scales[given][0])).astype(np.int32)
            constants = [self.constant(name + ".bytes", small), self.constant(name + ".scale", each), self.constant(name + ".zero", np.zeros(len(each), np.int8))]
            self.add("QLinearConv", [*self.bytes_of(given), *constants, *to[1:], self.constant(name + ".bias", bias)], to[0], **how)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("net", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    net, lines = Net(options.net), Lines(options.work / "train").lines
    model = Writer(net, net.scales(lines[::max(1, len(lines) // LINES)])).write()
    onnx.save(model, str(options.out))
    model = options.out.read_bytes()
    print(f"{len(model) / 1e6:.1f} MB, SHA-256 {hashlib.sha256(model).hexdigest()}")


if __name__ == "__main__":
    main()
