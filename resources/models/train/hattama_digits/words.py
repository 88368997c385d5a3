"""Synthetic fields of number words: one hand on one line, running out of its box where it is too long, with all that lies about.

A field is (ink uint8 (h, w), box (x, y, w, h) px, text, number): text of LETTERS as far as it stands in the box, without gaps between
words; number None where no number stands there.
"""
import cv2
import numpy as np
from PIL import Image, ImageDraw

from . import degrade, letters
from .glyphs import Writer
from .number_words import LANGUAGES, LETTERS, spellings
from .strokes import scribble

BOX_PX = 60
# What `degrade.camera` takes for the field's height: words are written smaller than figures.
WRITING_PX = 34
# A letter counts as standing in the box where so much of its width does.
SEEN = 0.6
# How people misspell.
SLIPS = (
    ('нн', 'н'), ('тьсот', 'тсот'), ('тьдесят', 'тдесят'), ('мьдесят', 'мдесят'), ('мнадцать', 'мьнадцать'), ('тнадцать', 'тьнадцать'),
    ('двести', 'двесте'), ('тысяч', 'тысеч'), ('четыре', 'четыри'), ('ять', 'ят'),
)


def number(rng):
    """0..99,999: as many figures as counts on protocols have."""
    figures = int(rng.choice([0, 1, 2, 3, 4, 5], p=[0.05, 0.17, 0.24, 0.28, 0.2, 0.06]))
    return 0 if figures == 0 else int(rng.integers(10 ** (figures - 1), 10**figures))


def _slipped(word, rng):
    usable = [(right, wrong) for right, wrong in SLIPS if right in word]
    if not usable or rng.random() >= 0.06:
        return word
    right, wrong = usable[int(rng.integers(len(usable)))]
    return word.replace(right, wrong, 1)


def _spelt(face, rng, wanted):
    """(number, words): a number in one of its spellings that the face can draw."""
    language = LANGUAGES[int(rng.random() < 0.4)]
    value = number(rng) if wanted is None else wanted
    for tongue in (language, 'ru'):
        ways = [way for way in spellings(value, tongue) if face.has(''.join(way))]
        if ways:
            way = ways[0] if rng.random() < 0.6 else ways[int(rng.integers(len(ways)))]
            return value, [_slipped(word, rng) for word in way]
    raise ValueError('a face without Russian letters')


def _cased(words, face, rng):
    """The words as written: mostly small letters, seldom capitals, as far as the face has them."""
    choice = rng.random()
    if choice < 0.35:
        cased = [words[0].capitalize()] + words[1:]
    elif choice < 0.4:
        cased = [word.upper() for word in words]
    else:
        return words
    return cased if face.has(''.join(cased)) else words


class _Strip:
    """A line of letters side by side: ink 0..1, and where each letter begins and ends, px."""

    def __init__(self, words, face, px, rng):
        self.face, self.px, self.rng = face, px, rng
        self.loose = rng.random() < 0.3
        self.tracking = px * rng.normal(0, 0.015 if rng.random() < 0.7 else 0.06)
        canvas = Image.new('L', (int(px * (0.95 * sum(len(word) + 1 for word in words) + 3)), int(px * 3)), 0)
        self.pen = ImageDraw.Draw(canvas)
        self.x = float(px)
        self.spans = []
        parting = rng.random()
        space = px * (rng.uniform(0.12, 0.3) if parting < 0.5 else rng.uniform(0.3, 0.9))
        for index, word in enumerate(words):
            if index and parting > 0.96:
                self.pen.line((self.x, px * 1.75, self.x + px * 0.25, px * 1.75), fill=255, width=2)
                self.x += px * 0.35
            elif index and parting < 0.92:
                self.x += space * rng.uniform(0.7, 1.3)
            self._word(word)
        self.ink = np.asarray(canvas, np.float32) / 255

    def _word(self, word):
        if self.face.square:
            return self._squares(word)
        runs = []
        for letter in word:
            font = self.face.font(letter, self.px)
            if runs and runs[-1][1] is font and not self.loose:
                runs[-1][0] += letter
            else:
                runs.append([letter, font])
        for run, font in runs:
            start = self.x
            self._draw(run, start, font)
            for n, letter in enumerate(run):
                self.spans.append((letter.lower(), start + font.getlength(run[:n]), start + font.getlength(run[: n + 1])))
            self.x = start + font.getlength(run) + self.tracking

    def _squares(self, word):
        for letter in word:
            font = self.face.font(letter, self.px)
            left, _, right, _ = font.getbbox(letter)
            self._draw(letter, self.x - left, font)
            self.spans.append((letter.lower(), self.x, self.x + right - left))
            self.x += right - left + self.px * 0.09 + self.tracking

    def _draw(self, run, x, font):
        rise = self.rng.normal(0, 0.025) * self.px if self.loose else 0
        self.pen.text((x, self.px * 2 + rise), run, font=font, fill=255, anchor='ls')


def _bent(strip, height, rng):
    """The strip's ink, tight, brought to `height` px and bent as a hand bends a line; its letters' spans along."""
    ink, spans = strip.ink, strip.spans
    rows, columns = np.flatnonzero(ink.max(axis=1) > 0.15), np.flatnonzero(ink.max(axis=0) > 0.15)
    left, right, top, bottom = columns[0], columns[-1] + 1, rows[0], rows[-1] + 1
    scale = height / (bottom - top)
    across = scale * np.exp(rng.normal(0, 0.15))
    slope, shear = rng.normal(0, 0.012), rng.normal(0, 0.15)
    pad = int(height * 0.4)
    width = int((right - left) * across) + 2 * pad
    rise = int(abs(slope) * width) + pad
    out_y, out_x = np.mgrid[0 : int(height) + 2 * rise, 0:width].astype(np.float32)
    middle = rise + height / 2
    from_y = top + (out_y - rise - slope * (out_x - width / 2)) / scale
    from_x = left + (out_x - pad + shear * (out_y - middle)) / across
    if rng.random() < 0.7:
        grid = (4, max(3, int(width / height) + 1))
        sway = [cv2.resize(rng.normal(0, 0.04, grid).astype(np.float32), (out_x.shape[1], out_x.shape[0]), interpolation=cv2.INTER_CUBIC) for _ in range(2)]
        from_x, from_y = from_x + sway[0] * height / across, from_y + sway[1] * height / scale
    source = cv2.GaussianBlur(ink, (0, 0), 0.45 / across) if across < 0.6 else ink
    bent = cv2.remap(source, from_x, from_y, cv2.INTER_LINEAR)
    choice = rng.random()
    if choice < 0.15:
        bent = cv2.dilate(bent, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2, 2)))
    elif choice < 0.3:
        bent = np.clip(bent * rng.uniform(1.2, 2), 0, 1)
    return bent, [(letter, pad + (a - left) * across, pad + (b - left) * across) for letter, a, b in spans], pad


def _around(canvas, box, split, rng):
    """A figure of the field on the left reaching in, writing of the rows above and below, a stroke that fills the rest."""
    x, y, w, h = box
    if rng.random() < 0.2:
        glyph = Writer(split, rng).figure(int(rng.integers(10)), rng.uniform(0.5, 0.9) * h)
        degrade.stamp(canvas, glyph, x - glyph.shape[1] + rng.uniform(-8, 14), y + rng.uniform(0, 0.3) * h)
    for side in (-1, 1):
        if rng.random() < 0.25:
            face = letters.face(split, rng)
            other = _Strip(_spelt(face, rng, None)[1], face, 24, rng)
            ink, _, _ = _bent(other, rng.uniform(0.35, 0.6) * h, rng)
            degrade.stamp(canvas, ink, x + rng.uniform(0, 0.4) * w, y + h / 2 + side * rng.uniform(0.75, 1.05) * h - ink.shape[0] / 2)


def _rules(canvas, box, rng, severity):
    """Remains of the row's borders, and gaps where they were taken out; `severity` as for `degrade.camera`."""
    x, y, w, h = box
    for base in (y, y + h):
        if rng.random() < 0.25 * severity:
            t0, t1 = sorted(rng.uniform(0, 1, 2))
            degrade.line(canvas, (x + w * t0, base), (x + w * t1, base + rng.normal(0, 1)), rng.uniform(0.1, 0.7), rng.choice([1, 1, 2]))
        elif rng.random() < 0.25 * severity:
            canvas[int(base) - 1 : int(base) + 2, x : x + w] *= rng.uniform(0, 0.5)
    if rng.random() < 0.15 * severity:
        base = int(y + h * rng.uniform(0.6, 0.9))
        degrade.line(canvas, (x, base), (x + w, base), rng.uniform(0.1, 0.5), 1)
    for edge in (x, x + w):
        if rng.random() < 0.25 * severity:
            t0, t1 = sorted(rng.uniform(0, 1, 2))
            degrade.line(canvas, (edge, y + h * t0), (edge + rng.normal(0, 1), y + h * t1), rng.uniform(0.1, 0.7), rng.choice([1, 1, 2]))


def _placed(canvas, box, bent, spans, pad, rng):
    """Lays writing into the box; answers the letters that stand in it. What runs over an edge goes on beyond, or is lost."""
    x, y, w, h = box
    length = bent.shape[1] - 2 * pad
    room = w - length
    if room > 0:
        start = rng.uniform(0, min(room, 0.12 * w)) if rng.random() < 0.8 else rng.uniform(0, room)
    else:
        start = rng.uniform(0, 0.05) * w if rng.random() < 0.85 else room * rng.uniform(0, 1)
    height = bent.shape[0]
    degrade.stamp(canvas, bent, x + start - pad, y + h * (0.5 + rng.normal(0, 0.07)) - height / 2)
    if rng.random() < 0.5:
        canvas[:, : x + 1] = 0
        canvas[:, x + w - 1 :] = 0
    shift = start - pad
    return ''.join(letter for letter, a, b in spans if min(w, b + shift) - max(0, a + shift) >= SEEN * (b - a))


def field(split, rng, severity=1.0, wanted=None):
    """One synthetic field of words, of the number `wanted` or of any; seldom empty or struck through."""
    h = BOX_PX
    w = int(h * rng.uniform(3.5, 8))
    margin_x, margin_y = int(h * rng.uniform(0.15, 0.5)), int(h * rng.uniform(0.15, 0.5))
    box = (margin_x, margin_y, w, h)
    canvas = np.zeros((h + 2 * margin_y, w + 2 * margin_x), np.float32)
    kind = rng.random() if wanted is None else 1.0
    value, text = None, ''
    if kind > 0.04:
        face = letters.face(split, rng)
        value, words = _spelt(face, rng, wanted)
        strip = _Strip(_cased(words, face, rng), face, 32, rng)
        bent, spans, pad = _bent(strip, h * rng.uniform(0.3, 0.8), rng)
        length = bent.shape[1] - 2 * pad
        if length > w and rng.random() < 0.7:
            squeeze = max(0.6, w * rng.uniform(0.85, 1) / length)
            bent = cv2.resize(bent, None, fx=squeeze, fy=1, interpolation=cv2.INTER_AREA)
            spans, pad = [(letter, a * squeeze, b * squeeze) for letter, a, b in spans], int(pad * squeeze)
        text = _placed(canvas, box, bent, spans, pad, rng)
    elif kind > 0.015:
        mark = scribble(rng) if rng.random() < 0.4 else Writer(split, rng).dash(h * rng.uniform(0.5, 3))
        degrade.stamp(canvas, mark, margin_x + rng.uniform(0, 0.5) * w, margin_y + rng.uniform(0.1, 0.5) * h)
    _around(canvas, box, split, rng)
    degrade.pen(canvas, rng, severity)
    if rng.random() < 0.06 * severity:
        degrade.ring(canvas, rng)
    if rng.random() < 0.25 * severity:
        degrade.specks(canvas, rng)
    _rules(canvas, box, rng, severity)
    ink = degrade.camera(canvas, WRITING_PX, rng, severity)
    assert set(text) <= set(LETTERS)
    return np.round(ink * 255).astype(np.uint8), box, text, value
