"""What paper, pen, camera and the separation of ink from print do to ink. All on float32 images 0 (paper) .. 1 (ink)."""
import cv2
import numpy as np


def stamp(canvas, glyph, x, y):
    """Lays a glyph with its top left corner at x, y (px, may hang over the edge): the darker ink wins."""
    height, width = canvas.shape
    x, y = int(round(x)), int(round(y))
    left, top = max(0, -x), max(0, -y)
    right, bottom = min(glyph.shape[1], width - x), min(glyph.shape[0], height - y)
    if right <= left or bottom <= top:
        return
    area = canvas[y + top : y + bottom, x + left : x + right]
    np.maximum(area, glyph[top:bottom, left:right], out=area)


def line(canvas, a, b, strength, thickness):
    """A straight line of `strength` 0..1, `thickness` px."""
    layer = np.zeros(canvas.shape, np.uint8)
    at = [(int(round(p[0] * 8)), int(round(p[1] * 8))) for p in (a, b)]
    cv2.line(layer, at[0], at[1], 255, max(1, int(round(thickness))), cv2.LINE_AA, 3)
    np.maximum(canvas, layer.astype(np.float32) * (strength / 255), out=canvas)


def ring(canvas, rng):
    """The edge of a round stamp across the canvas."""
    height, width = canvas.shape
    radius = rng.uniform(1.2, 4) * height
    angle = rng.uniform(0, 6.28)
    through = (rng.uniform(0.2, 0.8) * width, rng.uniform(0.2, 0.8) * height)
    centre = (through[0] + radius * np.cos(angle), through[1] + radius * np.sin(angle))
    layer = np.zeros(canvas.shape, np.uint8)
    for distance in (0, rng.uniform(0.06, 0.14) * height):
        cv2.circle(layer, (int(centre[0] * 8), int(centre[1] * 8)), int((radius + distance) * 8), 255, max(1, int(rng.uniform(1, 4))), cv2.LINE_AA, 3)
    patchy = cv2.resize(rng.uniform(0.2, 1, (6, 6)).astype(np.float32), (width, height))
    np.maximum(canvas, layer.astype(np.float32) / 255 * patchy * rng.uniform(0.25, 0.8), out=canvas)


def specks(canvas, rng):
    """A few dots of dirt."""
    for _ in range(int(rng.integers(1, 6))):
        where = (int(rng.integers(canvas.shape[1])), int(rng.integers(canvas.shape[0])))
        cv2.circle(canvas, where, int(rng.integers(1, 3)), float(rng.uniform(0.2, 0.9)), -1)


def pen(canvas, rng, severity):
    """Ballpoint gaps and pressure: ink unevenly strong, the oftener and the more so the higher `severity`."""
    if rng.random() < 0.4 * severity:
        grain = cv2.resize(rng.uniform(-0.2, 1.2, (9, 9)).astype(np.float32), canvas.shape[::-1], interpolation=cv2.INTER_CUBIC)
        canvas *= np.clip(0.55 + grain, 1 - rng.uniform(0.2, 0.65) * severity, 1)
    return canvas


def camera(canvas, cell_px, rng, severity=1.0):
    """Optics, resolution, noise, compression and the cut from grey to ink.

    `cell_px`: height of the field's box, px. `severity`: 1 as in training, 0 a good scan; scales every spoiling's reach.
    """
    weakest = 1 - 0.7 * severity
    strength = rng.uniform(weakest, 1) if rng.random() < 0.4 else rng.uniform(max(weakest, 0.75), 1)
    out = canvas * strength
    if rng.random() < 0.45:
        smallest = cell_px + (11 - cell_px) * severity if rng.random() < 0.4 else cell_px + (18 - cell_px) * severity
        factor = rng.uniform(max(smallest, 8), cell_px) / cell_px
        small = cv2.resize(out, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
        out = cv2.resize(small, canvas.shape[::-1], interpolation=cv2.INTER_LINEAR if rng.random() < 0.5 else cv2.INTER_CUBIC)
    if rng.random() < 0.5:
        out = cv2.GaussianBlur(out, (0, 0), 0.4 + rng.uniform(0, 1.4) * severity)
    if rng.random() < 0.5:
        out = out + rng.normal(0, 0.01 + rng.uniform(0, 0.07) * severity, out.shape).astype(np.float32)
    if rng.random() < 0.3:
        grey = np.clip((1 - 0.8 * out) * 255 - 15, 0, 255).astype(np.uint8)
        coded = cv2.imencode('.jpg', grey, [cv2.IMWRITE_JPEG_QUALITY, int(80 - rng.uniform(0, 65) * severity)])[1]
        out = (240 - cv2.imdecode(coded, 0).astype(np.float32)) / 204
    if rng.random() < 0.12:
        limit = (0.4 + rng.uniform(-0.2, 0.2) * severity) * max(out.max(), 0.2)
        out = (out > limit).astype(np.float32)
    elif rng.random() < 0.6:
        floor = rng.uniform(0.03, 0.22) * max(out.max(), 0.2)
        out = (out - floor) / rng.uniform(0.6, 1)
    return np.clip(out, 0, 1)


def is_visible(drawn, ink):
    """True if enough of what was drawn (float 0..1) can still be seen in the ink that is left (uint8): a quarter of its strokes.

    What nobody can see is not on the paper: such a sample would call an empty box a figure.
    """
    strokes = drawn > 0.4
    return not strokes.any() or float((ink[strokes] > 25).mean()) >= 0.25
