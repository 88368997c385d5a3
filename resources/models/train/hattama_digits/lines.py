"""Synthetic lines: a number written free on a line or in a table's cell, with all that lies about.

A line is (ink uint8 (h, w), box (x, y, w, h) px, text): text of SYMBOLS, '-' a dash, 'x' a cross, '#' something struck out.
"""
import cv2
import numpy as np

from . import degrade
from .glyphs import Writer
from .strokes import scribble

SYMBOLS = '0123456789-x#'
BOX_PX = 44


def number(rng):
    """A number's figures: 1 to 5, every figure equally likely, seldom with leading zeros."""
    count = int(rng.choice([1, 2, 3, 4, 5], p=[0.22, 0.25, 0.26, 0.22, 0.05]))
    figures = [str(d) for d in rng.integers(0, 10, count)]
    if count > 1 and figures[0] == '0' and rng.random() < 0.7:
        figures[0] = str(rng.integers(1, 10))
    if count > 1 and rng.random() < 0.15:
        figures[int(rng.integers(1, count))] = figures[0]
    return ''.join(figures)


def content(rng):
    """What stands on a line, as text."""
    kind = rng.random()
    if kind < 0.03:
        return ''
    if kind < 0.09:
        return '-' * int(rng.choice([1, 2, 3], p=[0.8, 0.15, 0.05]))
    if kind < 0.11:
        return 'x' * int(rng.integers(1, 5))
    text = number(rng)
    if kind < 0.21:
        before, after = rng.choice([0, 1], 2), rng.choice([0, 1], 2)
        text = '-' * int(before.max()) + text + '-' * int(after.max())
    elif kind < 0.24:
        text = 'x' * int(rng.integers(1, 4)) + text
    elif kind < 0.28:
        where = int(rng.integers(0, len(text) + 1))
        text = text[:where] + '#' + (text[where:] if rng.random() < 0.85 else '')
    return text


def _struck_out(writer, height, rng):
    figures = [writer.figure(int(d), height * rng.uniform(0.85, 1.1)) for d in rng.integers(0, 10, int(rng.choice([1, 1, 2, 3])))]
    high = int(max(f.shape[0] for f in figures) * 1.3)
    wide = sum(f.shape[1] for f in figures)
    canvas = np.zeros((high, wide + 6), np.float32)
    x = 3
    for figure in figures:
        degrade.stamp(canvas, figure, x, (high - figure.shape[0]) / 2)
        x += figure.shape[1]
    if rng.random() < 0.45:
        for _ in range(int(rng.integers(1, 3))):
            left, right = (high * (0.5 + rng.normal(0, 0.1)) for _ in range(2))
            degrade.line(canvas, (0, left), (canvas.shape[1], right), 1.0, max(1.0, height * rng.uniform(0.04, 0.1)))
        return canvas
    mark = scribble(rng)
    mark = cv2.resize(mark, (max(8, int(wide * rng.uniform(0.7, 1.0))), max(8, int(high * rng.uniform(0.5, 0.8)))), interpolation=cv2.INTER_AREA)
    degrade.stamp(canvas, mark, (canvas.shape[1] - mark.shape[1]) / 2, (high - mark.shape[0]) / 2)
    return canvas


def _glyphs(text, writer, height, rng):
    parts = []
    for symbol in text:
        if symbol == '-':
            parts.append((writer.dash(height * rng.uniform(0.4, 1.1)), 0.5 + rng.normal(0, 0.06)))
        elif symbol == '#':
            parts.append((_struck_out(writer, height, rng), 0.5))
        else:
            name = 'cross' if symbol == 'x' else int(symbol)
            parts.append((writer.figure(name, height * np.exp(rng.normal(0, 0.08))), 0.5 + rng.normal(0, 0.05)))
    return parts


def _strip(text, writer, height, rng):
    """The text on one strip, tight: figures side by side, some touching; and from where to where each reaches, px."""
    parts = _glyphs(text, writer, height, rng)
    touch = rng.random()
    spacing = rng.uniform(-0.16, 0.03) if touch < 0.4 else rng.uniform(0.02, 0.2) if touch < 0.75 else rng.uniform(0.1, 0.7)
    slope = rng.normal(0, 0.03)
    wide = int(sum(part.shape[1] for part, _ in parts) + (abs(spacing) + 0.1) * height * (len(parts) + 1)) + 8
    high = int(height * 2)
    canvas = np.zeros((high, wide), np.float32)
    x = 4.0
    spans = []
    for part, middle in parts:
        y = high / 2 + (middle - 0.5) * height + slope * (x - wide / 2) - part.shape[0] / 2
        degrade.stamp(canvas, part, x, y)
        spans.append((x, x + part.shape[1]))
        x += part.shape[1] - 4 + height * (spacing + rng.normal(0, 0.03))
    columns = np.flatnonzero(canvas.max(axis=0) > 0.1)
    return canvas[:, columns[0] : columns[-1] + 1], [(start - columns[0], end - columns[0]) for start, end in spans]


def _around(canvas, box, split, rng):
    """Ink of the rows above and below and of the words beside."""
    x, y, w, h = box
    other = Writer(split, rng)
    for side in (-1, 1):
        if rng.random() < 0.3:
            glyph = other.figure(int(rng.integers(10)), rng.uniform(0.5, 0.8) * h)
            degrade.stamp(canvas, glyph, x + rng.uniform(0, 0.9) * w, y + h / 2 + side * rng.uniform(0.85, 1.1) * h - glyph.shape[0] / 2)
    if rng.random() < 0.3:
        glyph = scribble(rng, int(rng.integers(3, 7)))
        side = rng.choice([-1, 1])
        at = x + w - rng.uniform(-8, 3) if side > 0 else x - glyph.shape[1] + rng.uniform(-8, 3)
        degrade.stamp(canvas, glyph, at, y + rng.uniform(0, 0.4) * h)


def _rules(canvas, box, rng, severity):
    """Remains of the table's borders or of the line under the number, and gaps where they were taken out; `severity` as for `degrade.camera`."""
    x, y, w, h = box
    if rng.random() < 0.5 * severity:
        base = y + h * rng.uniform(0.7, 1.0)
        if rng.random() < 0.5:
            row = int(base)
            canvas[row : row + int(rng.integers(1, 4)), x : x + w] *= rng.uniform(0, 0.5)
        if rng.random() < 0.7:
            t0, t1 = sorted(rng.uniform(0, 1, 2))
            degrade.line(canvas, (x + w * t0, base), (x + w * t1, base + rng.normal(0, 1)), rng.uniform(0.1, 0.7), rng.choice([1, 1, 2]))
    for edge in (x, x + w):
        if rng.random() < 0.3 * severity:
            t0, t1 = sorted(rng.uniform(0, 1, 2))
            degrade.line(canvas, (edge, y + h * t0), (edge + rng.normal(0, 1), y + h * t1), rng.uniform(0.1, 0.7), rng.choice([1, 1, 2]))
        elif rng.random() < 0.15 * severity:
            canvas[y : y + h, edge - 1 : edge + 2] *= rng.uniform(0, 0.5)


def line(split, rng, text=None, severity=1.0):
    """One synthetic line showing `text` (drawn by `content` where None), spoiled as `degrade.camera` says, but never out of sight."""
    wanted = text
    text = content(rng) if text is None else text
    writer = Writer(split, rng)
    h = BOX_PX
    height = h * rng.uniform(0.4, 0.95)
    strip, spans = _strip(text, writer, height, rng) if text else (np.zeros((h, 8), np.float32), [])
    w = int(max(h * rng.uniform(1.8, 4.5), strip.shape[1] * rng.uniform(0.97, 1.1)))
    margin_x = margin_y = int(h * rng.uniform(0.15, 0.5))
    box = (margin_x, margin_y, w, h)
    canvas = np.zeros((h + 2 * margin_y, w + 2 * margin_x), np.float32)
    room = w - strip.shape[1]
    left = margin_x + room * (rng.uniform(0, 1) if room > 0 else 0.5)
    degrade.stamp(canvas, strip, left, margin_y + h * (0.5 + rng.normal(0, 0.06)) - strip.shape[0] / 2)
    drawn = canvas.copy()
    _around(canvas, box, split, rng)
    degrade.pen(canvas, rng, severity)
    if rng.random() < 0.08 * severity:
        degrade.ring(canvas, rng)
    if rng.random() < 0.25 * severity:
        degrade.specks(canvas, rng)
    _rules(canvas, box, rng, severity)
    ink = np.round(degrade.camera(canvas, h, rng, severity) * 255).astype(np.uint8)
    columns = [slice(max(0, int(left + start)), int(left + end) + 1) for start, end in spans]
    if all(degrade.is_visible(drawn[:, part], ink[:, part]) for part in columns):
        return ink, box, text
    return line(split, rng, wanted, severity)
