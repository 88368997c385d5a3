"""How a page comes to be a picture: scanned, photographed, sent by a messenger. Pages and pictures are float32 or uint8 BGR; sizes in px but SCAN_PX_PER_MM."""
import cv2
import numpy as np

from .invented import PX_PER_MM

SCAN_PX_PER_MM = 6


def scan(page, rng):
    """A page turned a little, soft, grainy, at 150 dpi."""
    height, width = page.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), rng.uniform(-1.6, 1.6), rng.uniform(0.96, 1))
    out = cv2.warpAffine(page, turn, (width, height), borderValue=(250, 250, 250))
    out = cv2.GaussianBlur(out, (0, 0), rng.uniform(0.4, 0.9))
    scale = SCAN_PX_PER_MM / PX_PER_MM
    out = cv2.resize(out, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return out + rng.normal(0, rng.uniform(1, 4), out.shape)


def black_and_white(page, rng):
    """A scan of which every px is black or white: thin strokes break or vanish."""
    grey = cv2.cvtColor(np.clip(scan(page, rng), 0, 255).astype(np.uint8), cv2.COLOR_BGR2GRAY)
    return np.where(grey > rng.uniform(150, 190), 255, 0)


def photo(page, rng):
    """A page on a table, seen aslant, curled, unevenly lit."""
    height, width = page.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    curl = rng.uniform(0, 7) * np.sin(np.pi * rng.uniform(0.7, 1.4) * x / width + rng.uniform(0, 3))
    page = cv2.remap(page, x, y + curl.astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    wide, high = int(1.15 * width), int(1.12 * height)
    off = rng.uniform(0, 0.09, (4, 2)) * (1, 0.6)
    corners = np.float32([[0.06, 0.05], [0.94, 0.05], [0.95, 0.95], [0.05, 0.95]]) + off * ((1, 1), (-1, 1), (-1, -1), (1, -1))
    matrix = cv2.getPerspectiveTransform(np.float32([[0, 0], [width, 0], [width, height], [0, height]]), np.float32(corners * (wide, high)))
    table = rng.uniform(40, 120, 3) + cv2.GaussianBlur(rng.normal(0, 60, (high, wide, 3)).astype(np.float32), (0, 0), 6)
    shown = cv2.warpPerspective(np.ones((height, width), np.float32), matrix, (wide, high))[..., None]
    out = cv2.warpPerspective(page, matrix, (wide, high)) * shown + table * (1 - shown)
    across, down = np.meshgrid(np.linspace(-1, 1, wide), np.linspace(-1, 1, high))
    angle = rng.uniform(0, 2 * np.pi)
    out *= np.clip(0.8 + 0.2 * (across * np.cos(angle) + down * np.sin(angle)), 0.45, 1.05)[..., None] * rng.uniform(0.85, 1, 3)
    scale = rng.uniform(0.7, 0.85)
    out = cv2.resize(cv2.GaussianBlur(out, (0, 0), rng.uniform(0.6, 1.2)), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return out + rng.normal(0, rng.uniform(2, 6), out.shape)


def messenger(page, rng):
    """A photo as a messenger sends it on: small and much compressed."""
    out = photo(page, rng)
    scale = rng.uniform(1100, 1400) / max(out.shape[:2])
    out = cv2.resize(out, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    coded = cv2.imencode('.jpg', np.clip(out, 0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(35, 60))])[1]
    return cv2.imdecode(coded, cv2.IMREAD_COLOR).astype(np.float32)


def shining_through(page, rng):
    """A scan of thin paper: the other side, here the same page, shines through mirrored."""
    back = cv2.GaussianBlur(255 - page[:, ::-1], (0, 0), 2.5)
    back = np.roll(back, rng.integers(-60, 60, 2), (0, 1))
    return scan(page - back * rng.uniform(0.1, 0.22), rng)


def crumpled(page, rng):
    """A photo of a page that was folded and crumpled: a few creases on a bumpy sheet, lit from one side."""
    height, width = page.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    bumps = 4 * cv2.resize(rng.normal(0, 1, (9, 7)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    for _ in range(4):
        angle = rng.uniform(0, np.pi)
        away = (x - width * rng.uniform(0.2, 0.8)) * np.cos(angle) + (y - height * rng.uniform(0.2, 0.8)) * np.sin(angle)
        bumps += rng.uniform(-10, 10) * np.clip(1 - np.abs(away) / (0.15 * height), 0, 1)
    down, across = np.gradient(bumps)
    out = cv2.remap(page, x + 16 * across, y + 16 * down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return photo(out * (1 + np.clip(1.6 * (across + down), -0.25, 0.12))[..., None], rng)


def turned(page, rng):
    """A photo that lies on its side or its head."""
    return np.ascontiguousarray(np.rot90(photo(page, rng), int(rng.integers(1, 4))))


def shadowed(page, rng):
    """A photo over which the photographer's shadow falls."""
    out = photo(page, rng)
    height, width = out.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    angle = rng.uniform(0, 2 * np.pi)
    away = (x - width * rng.uniform(0.35, 0.65)) * np.cos(angle) + (y - height * rng.uniform(0.35, 0.65)) * np.sin(angle)
    shadow = 1 / (1 + np.exp(-away / rng.uniform(6, 40)))
    return out * (1 - rng.uniform(0.4, 0.65) * shadow[..., None])
