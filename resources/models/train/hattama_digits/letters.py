"""Where letters come from: handwriting fonts with Cyrillic, and italics, whose letters have the shapes of the written hand.

No font of one split is seen in another. Kazakh letters lie in files of their own ("cyrillic-ext"), where a font has them.
"""
import functools
import glob
import os

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from . import sources
from .number_words import LETTERS

CALIBRATION_FONTS = ('klee-one', 'marck-script', 'philosopher', 'playpen-sans')
TEST_FONTS = ('alegreya', 'caveat', 'comforter', 'comic-relief', 'pangolin')
TRAIN_FONTS = (
    'amatic-sc', 'bad-script', 'balsamiq-sans', 'comforter-brush', 'cormorant-infant', 'great-vibes', 'hachi-maru-pop', 'kurale', 'lobster', 'lora',
    'merriweather', 'neucha', 'old-standard-tt', 'pacifico', 'playfair-display', 'pt-serif', 'shantell-sans', 'vollkorn', 'yomogi', 'yuji-boku',
    'zen-kurenaido',
)
FONTS = {'train': TRAIN_FONTS, 'calibration': CALIBRATION_FONTS, 'test': TEST_FONTS}
# Upright letters of these are print; only their italics are written.
ITALIC_ONLY = ('alegreya', 'cormorant-infant', 'lora', 'merriweather', 'old-standard-tt', 'philosopher', 'playfair-display', 'pt-serif', 'vollkorn')
# Pens are never as broad as the heaviest faces.
WEIGHTS = ('300', '400', '500', '600')
KAZAKH_LETTERS = 'ғқңөүі'


class Face:
    """One face of a font: draws letters, each from the file that has it."""

    def __init__(self, files):
        self.files = files

    @functools.lru_cache(maxsize=None)
    def _open(self, px):
        return [ImageFont.truetype(file, px) for file in self.files]

    @functools.lru_cache(maxsize=None)
    def _index(self, letter):
        """Index of the file that has a letter, or None: what a font lacks it draws like any other letter that it lacks."""
        for index, font in enumerate(self._open(32)):
            if _bitmap(font, letter) not in (_bitmap(font, '\uffff'), _bitmap(font, '\u0bf5'), None):
                return index
        return None

    def has(self, text):
        """True if the face draws every letter of a text."""
        return all(self._index(letter) is not None for letter in text)

    @functools.cached_property
    def square(self):
        """True for faces of East Asian fonts, whose letters stand each in a square."""
        return self._open(32)[0].getlength('о') > 0.9 * 32

    def font(self, letter, px):
        """The opened font of `px` that draws a letter."""
        return self._open(px)[self._index(letter)]


def _bitmap(font, letter):
    left, top, right, bottom = font.getbbox(letter)
    if right <= left or bottom <= top:
        return None
    canvas = Image.new('L', (96, 96), 0)
    ImageDraw.Draw(canvas).text((24, 16), letter, font=font, fill=255)
    return np.asarray(canvas).tobytes()


@functools.lru_cache(maxsize=None)
def faces(split):
    """{font: [Face, ...]} of a split."""
    found = {}
    for name in FONTS[split]:
        folder = os.path.join(sources.PACKAGES, '@fontsource', name, 'files')
        made = []
        for plain in sorted(glob.glob(os.path.join(folder, f'{name}-cyrillic-[0-9]*.woff'))):
            weight, style = plain[:-5].split('-')[-2:]
            if weight not in WEIGHTS or (name in ITALIC_ONLY and style != 'italic'):
                continue
            extended = plain.replace('-cyrillic-', '-cyrillic-ext-')
            face = Face([plain] + ([extended] if os.path.exists(extended) else []))
            if face.has(set(LETTERS) - set(KAZAKH_LETTERS)):
                made.append(face)
        if not made:
            raise FileNotFoundError(f'no face of {name} with Cyrillic in {folder}')
        found[name] = made
    return found


def face(split, rng):
    """A face of a split: every font equally often."""
    bank = faces(split)
    own = bank[sorted(bank)[int(rng.integers(len(bank)))]]
    return own[int(rng.integers(len(own)))]
