"""Figures, crosses and dashes drawn as pen strokes: the shapes of European and Cyrillic schools that MNIST lacks.

A shape is a list of strokes; a stroke is a list of points in a box of about 0.7 x 1 (x right, y down), drawn as a
Catmull-Rom curve, or as straight lines where it begins with LINE.
"""
import cv2
import numpy as np

LINE = 'line'
SIZE = 64
OVERSAMPLE = 2


def _oval(cx, cy, rx, ry, start=-90, sweep=360, n=10):
    angles = np.radians(start - np.linspace(0, sweep, n))
    return [(cx + rx * np.cos(a), cy + ry * np.sin(a)) for a in angles]


def _curled_two(rng):
    """A 2 whose upper hook curls to a loop, from an open hook to a head closed like that of a 9; its foot runs straight, in a wave or in a loop."""
    left, top, right = rng.uniform(0.08, 0.2), rng.uniform(0.0, 0.05), rng.uniform(0.5, 0.6)
    low = rng.uniform(0.28, 0.5)
    begin = (rng.uniform(left + 0.1, right + 0.02), low - rng.uniform(-0.04, 0.16))
    head = [begin, (0.4 * left + 0.6 * begin[0], low), (left, low - 0.13), (left + 0.06, top + 0.08), (0.36, top), (right, top + 0.12)]
    stem = [(right - 0.05, low), (0.28, 0.5 * low + 0.45)]
    foot = rng.random()
    if foot < 0.3:
        return [head + stem + [(0.03, 0.97)], [LINE, (0.03, 0.97), (rng.uniform(0.5, 0.7), rng.uniform(0.9, 0.98))]]
    if foot < 0.7:
        swing = rng.uniform(0.04, 0.12)
        turn = (rng.uniform(-0.04, 0.08), rng.uniform(0.9, 0.97))
        return [head + stem + [turn, (0.2, turn[1] - swing), (0.42, turn[1]), (rng.uniform(0.56, 0.74), turn[1] - rng.uniform(0, 1.5) * swing)]]
    return [head + stem + [(0.14, 0.92), (0.02, 0.92), (0.04, 0.8), (0.2, 0.8), (0.4, 0.94), (0.56, 1.0), (rng.uniform(0.66, 0.74), 0.92)]]


# A shape that varies more than by its jitter is a function of the generator.
SHAPES = {
    0: [
        [_oval(0.33, 0.5, 0.3, 0.48)],
        [_oval(0.33, 0.5, 0.3, 0.48, -60, 350)],
        [_oval(0.33, 0.5, 0.32, 0.46, -40, 380)],
        [_oval(0.33, 0.5, 0.28, 0.46), [LINE, (0.62, 0.08), (0.04, 0.92)]],
    ],
    1: [
        [[LINE, (0.3, 0.0), (0.3, 1.0)]],
        [[LINE, (0.42, 0.0), (0.2, 1.0)]],
        [[LINE, (0.06, 0.28), (0.36, 0.0), (0.36, 1.0)]],
        [[LINE, (0.0, 0.5), (0.42, 0.0), (0.38, 1.0)]],
        [[LINE, (0.0, 0.62), (0.5, 0.0), (0.4, 1.0)]],
        [[LINE, (0.1, 0.26), (0.35, 0.0), (0.35, 1.0)], [LINE, (0.1, 1.0), (0.62, 1.0)]],
        [[LINE, (0.3, 0.0), (0.3, 1.0)], [LINE, (0.05, 1.0), (0.58, 1.0)]],
        [[(0.0, 0.45), (0.25, 0.22), (0.42, 0.0), (0.36, 0.5), (0.32, 1.0)]],
    ],
    2: [
        [[(0.05, 0.25), (0.15, 0.06), (0.38, 0.0), (0.58, 0.14), (0.55, 0.38), (0.3, 0.7), (0.03, 0.98)], [LINE, (0.03, 0.98), (0.66, 0.96)]],
        [[(0.05, 0.28), (0.2, 0.03), (0.5, 0.06), (0.56, 0.3), (0.38, 0.62), (0.12, 0.92), (0.02, 0.9), (0.1, 0.78), (0.3, 0.86), (0.5, 0.98), (0.7, 0.88)]],
        [[(0.1, 0.3), (0.2, 0.04), (0.48, 0.02), (0.58, 0.25), (0.42, 0.6), (0.2, 0.95), (0.02, 0.96), (0.02, 0.78), (0.18, 0.74), (0.38, 0.92), (0.58, 1.0), (0.72, 0.9)]],
        [[(0.12, 0.22), (0.22, 0.02), (0.5, 0.0), (0.6, 0.2), (0.46, 0.5), (0.26, 0.8), (0.06, 0.84), (0.06, 0.66), (0.24, 0.66), (0.36, 0.86), (0.52, 1.02), (0.74, 0.98)]],
        [[LINE, (0.04, 0.06), (0.6, 0.04), (0.04, 0.97), (0.66, 0.97)]],
        [[(0.06, 0.2), (0.2, 0.0), (0.46, 0.02), (0.54, 0.24), (0.36, 0.6), (0.06, 0.96), (0.3, 0.88), (0.5, 0.98), (0.7, 0.94)]],
        # The upper hook curled to a loop, as in Cyrillic and Georgian schools.
        [[(0.3, 0.4), (0.12, 0.3), (0.14, 0.12), (0.36, 0.0), (0.56, 0.12), (0.5, 0.38), (0.28, 0.68), (0.06, 0.92), (0.0, 0.8), (0.12, 0.76), (0.36, 0.94), (0.66, 0.9)]],
        [[(0.38, 0.26), (0.26, 0.42), (0.14, 0.3), (0.28, 0.06), (0.52, 0.0), (0.58, 0.2), (0.38, 0.6), (0.04, 0.98)], [LINE, (0.04, 0.98), (0.56, 0.94)]],
        [[(0.2, 0.3), (0.36, 0.34), (0.52, 0.18), (0.5, 0.0), (0.34, 0.04), (0.24, 0.3), (0.16, 0.7), (0.02, 0.95), (0.2, 0.87), (0.4, 0.98), (0.62, 0.9)]],
        [[(0.34, 0.36), (0.16, 0.36), (0.1, 0.18), (0.32, 0.0), (0.56, 0.1), (0.52, 0.36), (0.26, 0.74), (0.02, 0.96), (0.24, 0.88), (0.46, 0.98), (0.7, 0.92)]],
        _curled_two,
        _curled_two,
        _curled_two,
    ],
    3: [
        [[(0.05, 0.12), (0.3, 0.0), (0.54, 0.14), (0.48, 0.38), (0.22, 0.47), (0.5, 0.54), (0.6, 0.76), (0.4, 0.98), (0.02, 0.9)]],
        [[LINE, (0.05, 0.03), (0.56, 0.03), (0.26, 0.42)], [(0.26, 0.42), (0.54, 0.5), (0.6, 0.75), (0.38, 0.99), (0.02, 0.9)]],
        [[(0.08, 0.1), (0.35, 0.0), (0.5, 0.16), (0.4, 0.4), (0.2, 0.5), (0.22, 0.4), (0.38, 0.46), (0.58, 0.66), (0.5, 0.92), (0.2, 1.0), (0.0, 0.86)]],
        [[(0.1, 0.05), (0.42, 0.03), (0.52, 0.2), (0.34, 0.42), (0.56, 0.6), (0.5, 0.9), (0.2, 1.0), (0.0, 0.94)]],
    ],
    4: [
        [[LINE, (0.14, 0.02), (0.06, 0.58), (0.66, 0.56)], [LINE, (0.48, 0.2), (0.44, 1.0)]],
        [[LINE, (0.46, 1.0), (0.46, 0.0), (0.02, 0.66), (0.68, 0.66)]],
        [[LINE, (0.1, 0.05), (0.08, 0.5), (0.56, 0.48)], [LINE, (0.56, 0.05), (0.5, 1.0)]],
        [[(0.12, 0.05), (0.04, 0.4), (0.1, 0.56), (0.4, 0.5), (0.6, 0.36)], [LINE, (0.58, 0.04), (0.5, 1.0)]],
        [[LINE, (0.34, 0.0), (0.02, 0.62), (0.64, 0.58)], [LINE, (0.44, 0.36), (0.36, 1.0)]],
    ],
    5: [
        [[LINE, (0.6, 0.03), (0.14, 0.03), (0.1, 0.42)], [(0.1, 0.42), (0.36, 0.34), (0.6, 0.52), (0.58, 0.8), (0.34, 0.99), (0.0, 0.92)]],
        [[(0.16, 0.06), (0.1, 0.42), (0.36, 0.36), (0.58, 0.54), (0.56, 0.84), (0.3, 1.0), (0.0, 0.9)], [LINE, (0.16, 0.04), (0.66, 0.0)]],
        [[(0.62, 0.04), (0.3, 0.02), (0.12, 0.16), (0.18, 0.4), (0.46, 0.5), (0.58, 0.72), (0.44, 0.96), (0.02, 0.94)]],
        [[LINE, (0.12, 0.1), (0.1, 0.44)], [(0.1, 0.44), (0.4, 0.4), (0.58, 0.62), (0.5, 0.9), (0.22, 1.0), (0.0, 0.9)], [LINE, (0.18, 0.06), (0.62, 0.02)]],
    ],
    6: [
        [[(0.54, 0.02), (0.26, 0.16), (0.06, 0.5), (0.08, 0.84), (0.32, 1.0), (0.56, 0.84), (0.54, 0.6), (0.32, 0.5), (0.1, 0.66)]],
        [[(0.42, 0.0), (0.16, 0.3), (0.04, 0.7), (0.2, 0.98), (0.48, 0.94), (0.54, 0.7), (0.36, 0.56), (0.12, 0.7)]],
        [[(0.2, 0.0), (0.08, 0.4), (0.08, 0.8), (0.3, 1.0), (0.54, 0.86), (0.5, 0.62), (0.28, 0.56), (0.08, 0.76)]],
    ],
    7: [
        [[LINE, (0.02, 0.04), (0.6, 0.04), (0.24, 1.0)]],
        [[LINE, (0.02, 0.04), (0.6, 0.04), (0.24, 1.0)], [LINE, (0.12, 0.5), (0.62, 0.48)]],
        [[LINE, (0.04, 0.16), (0.06, 0.02), (0.6, 0.04), (0.28, 1.0)], [LINE, (0.14, 0.5), (0.6, 0.5)]],
        [[(0.02, 0.12), (0.14, 0.02), (0.34, 0.1), (0.6, 0.02), (0.4, 0.4), (0.26, 1.0)]],
        [[(0.02, 0.14), (0.14, 0.04), (0.34, 0.1), (0.6, 0.02), (0.4, 0.4), (0.26, 1.0)], [LINE, (0.12, 0.52), (0.58, 0.46)]],
        [[LINE, (0.04, 0.04), (0.6, 0.06)], [(0.6, 0.06), (0.46, 0.3), (0.36, 0.6), (0.34, 1.0)], [LINE, (0.16, 0.46), (0.58, 0.46)]],
        [[LINE, (0.02, 0.06), (0.56, 0.04), (0.3, 1.0)], [LINE, (0.08, 0.6), (0.56, 0.4)]],
    ],
    8: [
        [[(0.5, 0.12), (0.28, 0.0), (0.08, 0.16), (0.2, 0.4), (0.48, 0.6), (0.54, 0.84), (0.3, 1.0), (0.06, 0.84), (0.14, 0.6), (0.44, 0.38), (0.52, 0.16), (0.34, 0.02)]],
        [_oval(0.32, 0.24, 0.22, 0.23), _oval(0.32, 0.74, 0.28, 0.26)],
        [[(0.56, 0.06), (0.26, 0.02), (0.1, 0.2), (0.3, 0.46), (0.56, 0.72), (0.4, 0.98), (0.1, 0.92), (0.1, 0.7), (0.36, 0.46), (0.58, 0.14)]],
    ],
    9: [
        [_oval(0.3, 0.27, 0.25, 0.26, 0, 370), [LINE, (0.55, 0.1), (0.5, 1.0)]],
        [_oval(0.3, 0.27, 0.25, 0.26, 0, 370), [(0.56, 0.2), (0.56, 0.6), (0.44, 0.92), (0.2, 1.0), (0.02, 0.9)]],
        [[(0.54, 0.12), (0.3, 0.0), (0.06, 0.2), (0.1, 0.46), (0.34, 0.5), (0.54, 0.3), (0.55, 0.06), (0.52, 0.5), (0.46, 1.0)]],
        [[(0.54, 0.14), (0.3, 0.0), (0.04, 0.22), (0.14, 0.48), (0.4, 0.46), (0.55, 0.2), (0.56, 0.6), (0.42, 0.94), (0.16, 1.0), (0.0, 0.86)]],
        [[(0.55, 0.1), (0.3, 0.0), (0.06, 0.2), (0.12, 0.46), (0.36, 0.48), (0.56, 0.24), (0.5, 0.56), (0.28, 0.9), (0.06, 1.0)]],
    ],
    'cross': [
        [[LINE, (0.0, 0.0), (0.8, 0.9)], [LINE, (0.8, 0.0), (0.0, 0.9)]],
        [[LINE, (0.0, 0.05), (1.0, 0.75)], [LINE, (0.9, 0.0), (0.1, 0.8)]],
        [[(0.0, 0.1), (0.35, 0.4), (0.8, 0.9)], [(0.85, 0.0), (0.4, 0.5), (0.0, 0.85)]],
        [[(0.0, 0.05), (0.3, 0.3), (0.7, 0.85), (0.86, 0.7)], [(0.8, 0.05), (0.4, 0.45), (0.05, 0.9)]],
        [[LINE, (0.1, 0.0), (0.6, 1.0)], [LINE, (0.66, 0.0), (0.0, 1.0)]],
        # Made in a hurry: one stroke is short, or hardly passes the other, so that a cross looks like a y, a lambda or a hook with a bar.
        [[LINE, (0.7, 0.0), (0.0, 1.0)], [LINE, (0.04, 0.1), (0.48, 0.58)]],
        [[LINE, (0.72, 0.0), (0.04, 1.0)], [LINE, (0.0, 0.05), (0.44, 0.5)]],
        [[LINE, (0.66, 0.0), (0.0, 1.0)], [LINE, (0.22, 0.34), (0.74, 0.96)]],
        [[LINE, (0.0, 0.0), (0.66, 1.0)], [LINE, (0.72, 0.08), (0.24, 0.62)]],
        [[LINE, (0.04, 0.0), (0.72, 1.0)], [LINE, (0.46, 0.36), (0.0, 0.94)]],
        [[(0.0, 0.2), (0.14, 0.08), (0.3, 0.3), (0.5, 0.72), (0.66, 0.74)], [LINE, (0.7, 0.0), (0.06, 1.0)]],
        [[LINE, (0.1, 0.0), (0.44, 1.0)], [LINE, (0.6, 0.2), (0.0, 0.72)]],
    ],
    'dash': [
        [[LINE, (0.0, 0.0), (1.0, 0.0)]],
        [[(0.0, 0.02), (0.35, -0.03), (0.7, 0.03), (1.0, -0.02)]],
        [[(0.0, 0.05), (0.5, 0.0), (1.0, 0.04)]],
        [[LINE, (0.0, 0.08), (1.0, -0.08)]],
    ],
}


def _path(stroke, jitter, rng):
    straight = stroke[0] == LINE
    points = np.array(stroke[1:] if straight else stroke, np.float32)
    points = points + rng.normal(0, jitter, points.shape).astype(np.float32)
    if straight:
        bend = []
        for a, b in zip(points[:-1], points[1:]):
            across = np.array([a[1] - b[1], b[0] - a[0]]) * rng.normal(0, 0.04)
            t = np.linspace(0, 1, 7)[:, None]
            bend.append(a + (b - a) * t + across * (4 * t * (1 - t)))
        return np.concatenate(bend)
    ends = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    t = np.linspace(0, 1, 6, endpoint=False)[:, None]
    pieces = []
    for p0, p1, p2, p3 in zip(ends[:-3], ends[1:-2], ends[2:-1], ends[3:]):
        pieces.append(0.5 * (2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t**2 + (3 * p1 - p0 - 3 * p2 + p3) * t**3))
    return np.vstack(pieces + [points[-1:]])


def draw(paths, width, rng, size=SIZE):
    """Draws paths (unit boxes) with a pen of `width` (share of the height), pressure varying along the stroke; ink 0..1."""
    every = np.vstack(paths)
    low = every.min(axis=0)
    extent = every.max(axis=0) - low
    scale = size * OVERSAMPLE
    border = int(width * scale) + 4
    shape = (np.ceil(extent[::-1] * scale).astype(int) + 2 * border)
    canvas = np.zeros(tuple(np.maximum(shape, 4)), np.uint8)
    for path in paths:
        places = np.round(((path - low) * scale + border) * 8).astype(np.int32)
        phase, swing = rng.uniform(0, 6.28), rng.uniform(0, 0.3)
        for k in range(len(places) - 1):
            pressure = 1 + swing * np.sin(phase + k * 0.35)
            thick = max(1, int(round(width * scale * pressure)))
            a, b = places[k], places[k + 1]
            cv2.line(canvas, (int(a[0]), int(a[1])), (int(b[0]), int(b[1])), 255, thick, cv2.LINE_AA, 3)
    small = cv2.resize(canvas, None, fx=1 / OVERSAMPLE, fy=1 / OVERSAMPLE, interpolation=cv2.INTER_AREA)
    return small.astype(np.float32) / 255


def shape_paths(kind, variant, rng):
    """Jittered paths of one variant of a figure (0..9), 'cross' or 'dash'."""
    jitter = rng.uniform(0.008, 0.035)
    shape = SHAPES[kind][variant]
    return [_path(stroke, jitter, rng) for stroke in (shape(rng) if callable(shape) else shape)]


def stroke_glyph(kind, rng, variant=None):
    """Ink (0..1, about SIZE px high, a dash SIZE px wide) of a figure, 'cross' or 'dash'."""
    if variant is None:
        variant = int(rng.integers(len(SHAPES[kind])))
    return draw(shape_paths(kind, variant, rng), rng.uniform(0.035, 0.13), rng)


def scribble(rng, turns=None):
    """Ink of a zigzag that strikes something out, about 0.9 wide and 0.7 high."""
    turns = turns or int(rng.integers(3, 9))
    x = np.linspace(0, 0.9, turns) + rng.normal(0, 0.06, turns)
    y = np.where(np.arange(turns) % 2 == 0, 0.0, rng.uniform(0.35, 0.75)) + rng.normal(0, 0.06, turns)
    points = list(zip(x, y))
    return draw([_path(points if rng.random() < 0.5 else [LINE] + points, 0.02, rng)], rng.uniform(0.04, 0.12), rng)
