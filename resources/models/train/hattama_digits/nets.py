"""The four networks. They take ink 0..1 as the views give it and return logits."""
import torch
from torch import nn


def _block(inputs, outputs, stride=1, dilation=1):
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, stride=stride, padding=dilation, dilation=dilation, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(inplace=True),
    )


def _decision(channels, classes):
    """From the last 4 x 4 features to the logits."""
    return (nn.Dropout(0.15), nn.Flatten(), nn.Linear(channels * 16, 128), nn.ReLU(inplace=True), nn.Dropout(0.25), nn.Linear(128, classes))


class CellNet(nn.Module):
    """(n, 2, 32, 32) -> (n, 14) logits over `cells.CLASSES`. `width` scales the channels."""

    def __init__(self, classes, width=1.0):
        super().__init__()
        a, b, c, d = (int(round(n * width)) for n in (16, 32, 64, 112))
        self.body = nn.Sequential(
            _block(2, a),
            _block(a, b, stride=2),
            _block(b, b),
            _block(b, c, stride=2),
            _block(c, c),
            _block(c, d, stride=2),
            *_decision(d, classes),
        )

    def forward(self, views):
        return self.body(views)


class _Residual(nn.Module):
    """Two convolutions whose outcome is added to what came in; at first nothing (He et al. 2016, "Deep residual learning"; Goyal et al. 2017)."""

    def __init__(self, channels):
        super().__init__()
        self.body = nn.Sequential(
            _block(channels, channels),
            nn.Conv2d(channels, channels, 3, padding=1, bias=False),
            nn.BatchNorm2d(channels),
        )
        self.act = nn.ReLU(inplace=True)
        nn.init.zeros_(self.body[2].weight)

    def forward(self, x):
        return self.act(x + self.body(x))


class DeepCellNet(nn.Module):
    """As `CellNet`, deeper, with residual blocks."""

    def __init__(self, classes, width=1.0):
        super().__init__()
        a, b, c, d = (int(round(n * width)) for n in (32, 48, 96, 192))
        self.body = nn.Sequential(
            _block(2, a),
            _block(a, b, stride=2),
            _Residual(b),
            _Residual(b),
            _block(b, c, stride=2),
            _Residual(c),
            _Residual(c),
            _block(c, d, stride=2),
            _Residual(d),
            *_decision(d, classes),
        )

    def forward(self, views):
        return self.body(views)


CELL_NETS = {'plain': CellNet, 'deep': DeepCellNet}


class LineNet(nn.Module):
    """(n, 1, 32, width) -> (width / 2, n, symbols) logits for CTC, symbol 0 the gap. Convolutions only: width is free."""

    def __init__(self, symbols, width=1.0):
        super().__init__()
        a, b, c, d = (int(round(n * width)) for n in (24, 40, 64, 96))
        self.rows = nn.Sequential(
            nn.Conv2d(1, a, 5, stride=2, padding=2, bias=False),
            nn.BatchNorm2d(a),
            nn.ReLU(inplace=True),
            _block(a, b, stride=(2, 1)),
            _block(b, b),
            nn.MaxPool2d((2, 1)),
            _block(b, c),
            nn.Dropout(0.1),
        )
        self.fold = nn.Sequential(nn.Conv2d(c, d, (4, 1), bias=False), nn.BatchNorm2d(d), nn.ReLU(inplace=True))
        self.along = nn.ModuleList(
            nn.Sequential(nn.Conv1d(d, d, 3, padding=dilation, dilation=dilation, bias=False), nn.BatchNorm1d(d), nn.ReLU(inplace=True))
            for dilation in (1, 2, 4)
        )
        self.out = nn.Sequential(nn.Dropout(0.2), nn.Conv1d(d, symbols, 1))

    def forward(self, strips):
        x = self.fold(self.rows(strips)).squeeze(2)
        for layer in self.along:
            x = x + layer(x)
        return self.out(x).permute(2, 0, 1)


class WordsNet(nn.Module):
    """(n, 1, 32, width) -> (width / 4, n, symbols) logits for CTC over letters, symbol 0 the gap. Convolutions only: width is free."""

    def __init__(self, symbols, width=1.0):
        super().__init__()
        a, b, c, d = (int(round(n * width)) for n in (24, 40, 72, 128))
        self.rows = nn.Sequential(
            nn.Conv2d(1, a, 5, stride=2, padding=2, bias=False),
            nn.BatchNorm2d(a),
            nn.ReLU(inplace=True),
            _block(a, b, stride=(2, 1)),
            _block(b, b, stride=2),
            _block(b, c),
            nn.Dropout(0.1),
        )
        self.fold = nn.Sequential(nn.Conv2d(c, d, (4, 1), bias=False), nn.BatchNorm2d(d), nn.ReLU(inplace=True))
        self.along = nn.ModuleList(
            nn.Sequential(nn.Conv1d(d, d, 3, padding=dilation, dilation=dilation, bias=False), nn.BatchNorm1d(d), nn.ReLU(inplace=True))
            for dilation in (1, 2, 4, 1)
        )
        self.out = nn.Sequential(nn.Dropout(0.15), nn.Conv1d(d, symbols, 1))

    def forward(self, strips):
        x = self.fold(self.rows(strips)).squeeze(2)
        for layer in self.along:
            x = x + layer(x)
        return self.out(x).permute(2, 0, 1)


def predict(net, batch, size=512):
    """Logits of a large uint8 batch (0..255), evaluated in pieces."""
    net.eval()
    with torch.no_grad():
        return [net(torch.from_numpy(batch[i : i + size]).float() / 255) for i in range(0, len(batch), size)]
