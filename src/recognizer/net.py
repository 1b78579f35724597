"""The network: what a line image (1 x 40 x W) says, as one row of scores for every 4 columns."""
from torch import nn
from torch.nn import functional

CHANNELS = (32, 64, 96)
COLUMN = 192        # channels of a column of the line
ALONG = ((5, 1), (7, 1), (5, 4))   # taps, and steps between them, of each pair of convolutions along the line: 26 steps to each side


class Convolution(nn.Module):
    """A convolution without bias, batch normalization, and the activation when asked."""

    def __init__(self, inputs, outputs, kernel=3, stride=1, padding=None, apart=1, active=True):
        super().__init__()
        kernel = (kernel, kernel) if isinstance(kernel, int) else kernel
        padding = (kernel[0] // 2, kernel[1] // 2 * apart) if padding is None else padding
        self.weights = nn.Conv2d(inputs, outputs, kernel, stride, padding, dilation=(1, apart), bias=False)
        self.norm = nn.BatchNorm2d(outputs)
        self.active = active

    def forward(self, x):
        x = self.norm(self.weights(x))
        return functional.relu(x) if self.active else x


class Residual(nn.Module):
    """Two convolutions beside a straight path."""

    def __init__(self, channels, kernel=3, apart=1):
        super().__init__()
        self.first = Convolution(channels, channels, kernel, apart=apart)
        self.second = Convolution(channels, channels, kernel, apart=apart, active=False)

    def forward(self, x):
        return functional.relu(x + self.second(self.first(x)))


class LineNet(nn.Module):
    """Strokes (2-D convolutions over the image), then letters and words (1-D convolutions along the line, ever wider apart)."""

    def __init__(self, classes):
        super().__init__()
        a, b, c = CHANNELS
        self.strokes = nn.Sequential(
            Convolution(1, a, 3, 2), Residual(a),
            Convolution(a, b, 3, 2), Residual(b),
            Convolution(b, c, 3, (2, 1)), Residual(c), Residual(c),
            Convolution(c, COLUMN, (5, 3), padding=(0, 1)))
        self.letters = nn.Sequential(*(
            layer for taps, apart in ALONG for layer in (Residual(COLUMN, (1, taps), apart), nn.Dropout(0.1))))
        self.scores = nn.Conv2d(COLUMN, classes, 1)

    def forward(self, x):
        """Raw scores, batch x classes x steps."""
        return self.scores(self.letters(self.strokes(x))).squeeze(2)
