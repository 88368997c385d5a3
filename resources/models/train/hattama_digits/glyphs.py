"""One writer: figures of one hand (an MNIST mix, a font or drawn strokes), warped as a hand varies."""
import cv2
import numpy as np

from .sources import font_glyphs, mnist, mnist_glyph
from .strokes import SHAPES, stroke_glyph


def warp(ink, height, rng, strength=1.0):
    """Scales a glyph to `height` px and bends it: rotation, shear, aspect, a smooth displacement, pen width."""
    h, w = ink.shape
    angle = np.radians(rng.normal(0, 5 * strength))
    shear = rng.normal(0, 0.12 * strength)
    aspect = np.exp(rng.normal(0, 0.12 * strength))
    scale = height / h
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    matrix = turn @ np.array([[1, -shear], [0, 1]]) @ np.diag([scale * aspect, scale])
    corners = matrix @ np.array([[0, w, w, 0], [0, 0, h, h]], float)
    low = corners.min(axis=1)
    size = np.ceil(corners.max(axis=1) - low).astype(int) + 4
    affine = np.hstack([matrix, (2 - low)[:, None]])
    out = cv2.warpAffine(ink, affine, (int(size[0]), int(size[1])), flags=cv2.INTER_AREA if scale < 0.5 else cv2.INTER_LINEAR)
    if rng.random() < 0.5:
        field = cv2.resize(rng.normal(0, 0.03 * height * strength, (4, 4, 2)).astype(np.float32), (int(size[0]), int(size[1])), interpolation=cv2.INTER_CUBIC)
        gy, gx = np.mgrid[0 : size[1], 0 : size[0]].astype(np.float32)
        out = cv2.remap(out, gx + field[..., 0], gy + field[..., 1], cv2.INTER_LINEAR)
    return _pen(out, height, rng)


def _pen(ink, height, rng):
    choice = rng.random()
    if choice < 0.2:
        return cv2.dilate(ink, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (3, 3)))
    if choice < 0.35 and ink.mean() > 0.22 and height > 24:
        thin = cv2.erode(ink, cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3)))
        return thin if thin.max() > 0.5 and thin.sum() > 0.35 * ink.sum() else ink
    return ink


class Writer:
    """Draws figures, crosses and dashes of one hand. `kind` is mnist, font or strokes."""

    def __init__(self, split, rng, kind=None):
        self.split = split
        self.rng = rng
        self.kind = kind or ('mnist', 'font', 'strokes')[int(rng.choice(3, p=[0.5, 0.2, 0.3]))]
        if self.kind == 'font':
            bank = font_glyphs(split)
            self.figures = bank[sorted(bank)[int(rng.integers(len(bank)))]]
        self.variants = {name: int(rng.integers(len(shapes))) for name, shapes in SHAPES.items()}

    def glyph(self, name):
        """Raw ink of a figure 0..9, 'cross' or 'dash'."""
        if name in ('cross', 'dash') or self.kind == 'strokes':
            keep = self.rng.random() < 0.7
            return stroke_glyph(name, self.rng, self.variants[name] if keep else None)
        if self.kind == 'font':
            return self.figures[name]
        bank = mnist(self.split)[name]
        return mnist_glyph(bank[int(self.rng.integers(len(bank)))])

    def figure(self, name, height, strength=1.0):
        """A figure or cross about `height` px high, warped."""
        return warp(self.glyph(name), height, self.rng, strength)

    def dash(self, width):
        """A dash about `width` px wide."""
        ink = self.glyph('dash')
        factor = width / ink.shape[1]
        return warp(ink, max(3.0, ink.shape[0] * factor), self.rng, 0.6)
