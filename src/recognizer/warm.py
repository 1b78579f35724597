"""Begins with the weights of a model that was exported before. There, normalization is folded into the convolutions;
here it is taken apart again, so that training can go on."""
import onnx
import torch
from onnx import numpy_helper

from blend import weights
from net import Convolution

BATCHES = 12        # lines to measure the normalization on: these many batches
UNKNOWN = -6.0      # score of characters that the older model had not


def take(net, path, data):
    """Fills the net's first layers, in their order, and its scores; layers that the model has not begin as if they were not there."""
    folded = [[torch.from_numpy(numpy_helper.to_array(tensor).copy()).float() for tensor in layer] for layer in weights(onnx.load(str(path)))]
    *folded, (scores, bias) = folded
    layers = [m for m in net.modules() if isinstance(m, Convolution)]
    known, fresh = layers[:len(folded)], layers[len(folded):]
    hooks = []
    for layer, (kernel, shift) in zip(known, folded):
        if layer.weights.weight.shape != kernel.shape:
            raise ValueError(f"{path} has another net: {tuple(kernel.shape)} for {tuple(layer.weights.weight.shape)}")
        layer.weights.weight.data.copy_(kernel)
        hooks.append(layer.norm.register_forward_pre_hook(_unfold(shift)))
    for layer in fresh:
        if not layer.active:
            layer.norm.weight.data.zero_()
    net.scores.weight.data[:len(bias)] = scores
    net.scores.weight.data[len(bias):] *= 0.1
    net.scores.bias.data[:len(bias)], net.scores.bias.data[len(bias):] = bias, UNKNOWN
    net.eval()
    with torch.no_grad():
        narrow = data.batches()[::max(1, len(data.batches()) // BATCHES)][:BATCHES]
        width = 320
        pieces = [torch.nn.functional.pad(x, (0, max(0, width - x.shape[3])), value=-1.0)[..., :width] for x in map(data.tensor, narrow)]
        net(torch.cat(pieces).contiguous(memory_format=torch.channels_last))
    for hook in hooks:
        hook.remove()
    net.train()


def _unfold(shift):
    """Sets a normalization to what the data before it are like, and makes it give them back as they were, moved by the folded shift."""
    def set_to(norm, inputs):
        values = inputs[0]
        mean, spread = values.mean((0, 2, 3)), values.var((0, 2, 3), unbiased=False)
        norm.running_mean.copy_(mean)
        norm.running_var.copy_(spread)
        norm.weight.data.copy_((spread + norm.eps).sqrt())
        norm.bias.data.copy_(shift + mean)
    return set_to
