"""Synthetic cells of a form: one figure, cross, dash, nothing, or something that is no figure, in its box with all that lies about.

A cell is (ink uint8 (h, w), box (x, y, w, h) px, class index), as `FieldCut` gives it in the product.
"""
import cv2
import numpy as np

from . import degrade
from .glyphs import Writer
from .strokes import scribble

CLASSES = ('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'cross', 'dash', 'blank', 'other')
CROSS, DASH, BLANK, OTHER = 10, 11, 12, 13
SHARES = np.array([6.8] * 10 + [9, 6, 8, 9]) / 100

BOX_PX = 44
# How often it is a cross that a figure is written over.
CROSS_CORRECTED = 0.35


def _centred(canvas, glyph, cx, cy):
    degrade.stamp(canvas, glyph, cx - glyph.shape[1] / 2, cy - glyph.shape[0] / 2)


def _figure(canvas, box, writer, name, rng, share=None):
    x, y, w, h = box
    share = share or (rng.uniform(0.5, 0.9) if rng.random() < 0.85 else rng.uniform(0.38, 1.1))
    glyph = writer.figure(name, max(8.0, share * h))
    limit = 1.25 * w
    if glyph.shape[1] > limit:
        glyph = glyph[:, : int(limit)] if name != 'cross' else glyph
    spread = 0.06 if rng.random() < 0.8 else 0.14
    _centred(canvas, glyph, x + w * (0.5 + rng.normal(0, spread)), y + h * (0.5 + rng.normal(0, spread)))


def _other(canvas, box, writer, rng):
    """Overwritten, struck out, blotted, or two figures in one box: never what could be taken for one clean figure."""
    x, y, w, h = box
    kind = rng.random()
    first, second = rng.choice(10, 2, replace=False)
    # Where unused boxes are filled with crosses, what is corrected is often one of them.
    corrected = 'cross' if rng.random() < CROSS_CORRECTED else int(first)
    if kind < 0.35 and _overwritten(canvas, box, writer, (corrected, int(second)), rng):
        return
    if kind < 0.7:
        below = np.zeros_like(canvas)
        _figure(below, box, writer, int(first), rng)
        # A scribble that hides little would teach to doubt clean figures.
        for size in (rng.uniform(0.6, 1.05) * w, w, 1.1 * w):
            above = np.zeros_like(canvas)
            mark = scribble(rng)
            _centred(above, _resized(mark, size / mark.shape[1]), x + w * (0.5 + rng.normal(0, 0.06)), y + h * (0.5 + rng.normal(0, 0.08)))
            if _added(below, above) > 0.5:
                break
        np.maximum(canvas, np.maximum(below, above), out=canvas)
    elif kind < 0.93:
        share = rng.uniform(0.4, 0.7)
        for name, place in ((first, rng.uniform(0.2, 0.32)), (second, rng.uniform(0.68, 0.8))):
            glyph = writer.figure(int(name), share * h)
            _centred(canvas, glyph, x + w * place, y + h * (0.5 + rng.normal(0, 0.06)))
    else:
        for _ in range(2):
            mark = scribble(rng, int(rng.integers(7, 12)))
            _centred(canvas, _resized(mark, rng.uniform(0.5, 0.9) * w / mark.shape[1]), x + w * 0.5, y + h * 0.5)


def _overwritten(canvas, box, writer, names, rng):
    """Draws a figure over another, or over a cross, where both can be seen; False, and nothing drawn, where one hides the other."""
    share = rng.uniform(0.55, 0.9)
    layers = [np.zeros_like(canvas) for _ in names]
    for layer, name, size in zip(layers, names, (1, rng.uniform(0.9, 1.1))):
        _figure(layer, box, writer, name, rng, share * size)
    if min(_added(*layers), _added(*layers[::-1])) < 0.25:
        return False
    np.maximum(canvas, np.maximum(*layers), out=canvas)
    return True


def _added(below, above):
    """Ink of `above` outside `below`, as a share of what is below."""
    near = cv2.dilate(below, np.ones((3, 3), np.uint8))
    return float(np.maximum(above - near, 0).sum() / max(below.sum(), 1))


def _resized(glyph, factor):
    return cv2.resize(glyph, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)


def _neighbours(canvas, box, writer, rng):
    x, y, w, h = box
    gap = rng.uniform(0.02, 0.3) * w
    for side in (-1, 1):
        if rng.random() < 0.55:
            name = 'cross' if rng.random() < 0.25 else int(rng.integers(10))
            glyph = writer.figure(name, rng.uniform(0.5, 1.0) * h)
            shift = side * (w + gap) - side * (rng.uniform(0, 0.45) if rng.random() < 0.3 else 0) * w
            _centred(canvas, glyph, x + w / 2 + shift, y + h * (0.5 + rng.normal(0, 0.08)))
    if rng.random() < 0.12:
        glyph = writer.figure(int(rng.integers(10)), rng.uniform(0.6, 1.0) * h)
        _centred(canvas, glyph, x + w * rng.uniform(0.2, 0.8), y + h * (0.5 + rng.choice([-1, 1]) * rng.uniform(0.85, 1.1)))


def box_remains(canvas, box, rng, severity):
    """What taking out the ruled lines left of the box, or cut out of strokes that cross it; `severity` as for `degrade.camera`."""
    x, y, w, h = box
    sides = (((x, y), (x + w, y)), ((x + w, y), (x + w, y + h)), ((x, y + h), (x + w, y + h)), ((x, y), (x, y + h)))
    if rng.random() < 0.4 * severity:
        for a, b in sides:
            if rng.random() < 0.6:
                _cut(canvas, a, b, rng)
    if rng.random() < 0.7 * severity:
        full = rng.random() < 0.08
        for a, b in sides:
            if full or rng.random() < 0.4:
                t0, t1 = (0.0, 1.0) if full else sorted(rng.uniform(-0.1, 1.1, 2))
                off = rng.normal(0, 1.2, 2)
                at = [np.add(np.add(a, np.multiply(np.subtract(b, a), t)), off) for t in (t0, t1)]
                degrade.line(canvas, at[0], at[1], rng.uniform(0.08, 0.9 if full else 0.6), rng.choice([1, 1, 2]))


def _cut(canvas, a, b, rng):
    width = int(rng.integers(1, 4))
    left, right = sorted((int(a[0]), int(b[0])))
    top, bottom = sorted((int(a[1]), int(b[1])))
    area = canvas[max(0, top - width // 2) : bottom + 1 + width // 2, max(0, left - width // 2) : right + 1 + width // 2]
    area *= rng.uniform(0, 0.5)


def _inside(canvas, box, kind, writer, rng):
    """Draws what a cell of class `kind` holds."""
    if kind < 10:
        _figure(canvas, box, writer, kind, rng)
    elif kind == CROSS:
        _figure(canvas, box, writer, 'cross', rng)
    elif kind == DASH:
        x, y, w, h = box
        glyph = writer.dash(rng.uniform(0.3, 0.95) * w)
        _centred(canvas, glyph, x + w * (0.5 + rng.normal(0, 0.07)), y + h * (0.5 + rng.normal(0, 0.1)))
    elif kind == OTHER:
        _other(canvas, box, writer, rng)


def _spoil(canvas, boxes, rng, severity):
    degrade.pen(canvas, rng, severity)
    if rng.random() < 0.1 * severity:
        degrade.ring(canvas, rng)
    if rng.random() < 0.3 * severity:
        degrade.specks(canvas, rng)
    for box in boxes:
        box_remains(canvas, box, rng, severity)
    ink = degrade.camera(canvas, BOX_PX, rng, severity)
    return np.round(ink * 255).astype(np.uint8)


def _drawn(canvas, box, kind, writer, rng):
    """Draws what a cell of class `kind` holds, and answers it alone."""
    own = np.zeros_like(canvas)
    _inside(own, box, kind, writer, rng)
    np.maximum(canvas, own, out=canvas)
    return own


def cell(split, rng, kind=None, severity=1.0):
    """One synthetic cell of class `kind` (index; by SHARES where None), spoiled as `degrade.camera` says, but never out of sight."""
    wanted = kind
    kind = int(rng.choice(len(CLASSES), p=SHARES)) if kind is None else kind
    h = BOX_PX
    w = int(h * rng.uniform(0.72, 1.12))
    box = (int(w * 0.5), int(h * 0.5), w, h)
    canvas = np.zeros((h + 2 * box[1], w + 2 * box[0]), np.float32)
    writer = Writer(split, rng)
    drawn = _drawn(canvas, box, kind, writer, rng)
    _neighbours(canvas, box, writer, rng)
    ink = _spoil(canvas, [box], rng, severity)
    return (ink, box, kind) if degrade.is_visible(drawn, ink) else cell(split, rng, wanted, severity)


def given(glyph, rng, severity):
    """A cell that holds the given glyph, otherwise empty: (ink, box)."""
    h = BOX_PX
    w = int(h * rng.uniform(0.8, 1.0))
    box = (int(w * 0.5), int(h * 0.5), w, h)
    canvas = np.zeros((h + 2 * box[1], w + 2 * box[0]), np.float32)
    drawn = _resized(glyph, rng.uniform(0.55, 0.8) * h / glyph.shape[0])
    _centred(canvas, drawn, box[0] + w * (0.5 + rng.normal(0, 0.06)), box[1] + h * (0.5 + rng.normal(0, 0.06)))
    return _spoil(canvas, [box], rng, severity), box


def field(split, rng, severity):
    """One synthetic field of 3 to 5 cells by one hand: (ink, boxes, class indices). The number stands right, fillers before it."""
    h = BOX_PX
    w = int(h * rng.uniform(0.72, 1.12))
    gap = int(w * rng.uniform(0.05, 0.3))
    count = int(rng.choice([3, 4, 5], p=[0.2, 0.6, 0.2]))
    boxes = [(int(w * 0.5) + i * (w + gap), int(h * 0.5), w, h) for i in range(count)]
    canvas = np.zeros((2 * h, w + count * (w + gap)), np.float32)
    writer = Writer(split, rng)
    digits = int(rng.integers(1, count + 1)) if rng.random() < 0.92 else 0
    filler = int(rng.choice([CROSS, DASH, BLANK]))
    kinds = [filler] * (count - digits) + [int(d) for d in rng.integers(0, 10, digits)]
    if rng.random() < 0.015:
        kinds[int(rng.integers(count))] = OTHER
    drawn = [_drawn(canvas, box, kind, writer, rng) for box, kind in zip(boxes, kinds)]
    ink = _spoil(canvas, boxes, rng, severity)
    return (ink, boxes, kinds) if all(degrade.is_visible(own, ink) for own in drawn) else field(split, rng, severity)
