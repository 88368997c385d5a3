"""Invented forms of protocols (sheets_first.py, sheets_second.py), filled in by one hand: pages as they lie before a camera, and what stands on them.

Lengths are mm unless said, pictures uint8 or float32 BGR at PX_PER_MM.
"""
import re

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from .glyphs import Writer
from .sources import font_file
from .strokes import scribble

PX_PER_MM = 8
WIDTH, HEIGHT = 210, 297
SANS, SERIF = 'comic-relief', 'pt-serif'
BLACK, BLUE = (20, 20, 20), (70, 110, 190)
CYRILLIC_FROM = '\u0400'

NAMES = 'Aliyeva Bekov Castro Duarte Eriksen Fofana Gashi Hoxha Ivanov Juarez Kone Lopez Mensah Nkosi Okafor Petrov Quispe Rossi Sultan Traore'.split()
QUANTITIES = {
    'registered': 'Voters on the register',
    'received': 'Ballot papers received',
    'issued': 'Ballot papers handed out',
    'unused': 'Ballot papers left over',
    'voted': 'Ballot papers in the box',
    'invalid': 'Invalid ballot papers',
}


class Sheet:
    """A blank form being drawn, with the fields of its form file. `size`: width and height; `paper`: its colour."""

    def __init__(self, name, face, ink=BLACK, size=(WIDTH, HEIGHT), paper='white'):
        self.name, self.face, self.ink, self.size = name, face, ink, size
        self.image = Image.new('RGB', tuple(v * PX_PER_MM for v in size), paper)
        self.draw = ImageDraw.Draw(self.image)
        self.fields, self.candidates = [], []

    def text(self, x, y, text, size=3.3):
        # The fonts hold one alphabet a file.
        for part in re.findall(r'[\u0400-\u04ff]+|[^\u0400-\u04ff]+', text):
            file = font_file(self.face)
            face = ImageFont.truetype(file.replace('-latin-', '-cyrillic-') if part[0] >= CYRILLIC_FROM else file, int(size * PX_PER_MM))
            self.draw.text((x * PX_PER_MM, y * PX_PER_MM), part, font=face, fill=self.ink, anchor='ls')
            x += face.getlength(part) / PX_PER_MM

    def frame(self, x, y, w, h, thick=0.25):
        self.draw.rectangle([v * PX_PER_MM for v in (x, y, x + w, y + h)], outline=self.ink, width=round(thick * PX_PER_MM))

    def line(self, x0, x1, y):
        self.draw.line([v * PX_PER_MM for v in (x0, y, x1, y)], fill=self.ink, width=1)

    def upright(self, x, y0, y1):
        self.draw.line([v * PX_PER_MM for v in (x, y0, x, y1)], fill=self.ink, width=2)

    def bar(self, x, y, w, h, grey):
        self.draw.rectangle([v * PX_PER_MM for v in (x, y, x + w, y + h)], fill=(grey,) * 3)

    def shade(self, x, y, w, h, by):
        """Makes an area darker by `by` grey levels."""
        area = tuple(int(v * PX_PER_MM) for v in (x, y, x + w, y + h))
        self.image.paste(self.image.crop(area).point(lambda value: max(0, value - by)), area)

    def field(self, name, kind, box, **more):
        self.fields.append({'id': name, 'kind': kind, 'box': [round(v, 2) for v in box], 'label': {'en': name}, **more})

    def number(self, name, kind, box, **more):
        """A number's field; `name` is a quantity, or a candidate's name."""
        if name in QUANTITIES or name == 'station':
            return self.field(name, kind, box, quantity=name, **more)
        self.candidates.append(name.lower())
        self.field(f'votes_{name.lower()}', kind, box, quantity='votes', candidate=name.lower(), **more)

    def cells(self, name, x, y, count, w, h):
        for i in range(count):
            self.frame(x + i * w, y, w, h)
        inner = [[round(v, 2) for v in (x + i * w + 0.25, y + 0.25, w - 0.5, h - 0.5)] for i in range(count)]
        self.number(name, 'cells', [x - 0.5, y - 0.5, count * w + 1, h + 1], cells=inner, digits=count)

    def signature(self, name, x, y, w, h):
        self.line(x, x + w, y + h)
        self.field(name, 'mark', [x, y, w, h - 0.5], mark='signature')

    def form(self, picture):
        """The form file's contents, whose blank form is the file `picture`."""
        return {
            'format': 1, 'id': self.name, 'version': 1, 'title': {'en': self.name}, 'country': 'XA', 'election': self.name,
            'pages': [{'width': self.size[0], 'height': self.size[1]}], 'candidates': [{'id': each, 'name': {'en': each}} for each in self.candidates],
            'fields': self.fields, 'rules': {'has_words': False}, 'reference': [{'kind': 'blank', 'page': 1, 'image': picture}],
        }


def _lay(canvas, glyph, x, y):
    """Lays a glyph with its centre at (x, y) px: the darker ink wins."""
    left, top = int(x - glyph.shape[1] / 2), int(y - glyph.shape[0] / 2)
    area = canvas[top : top + glyph.shape[0], left : left + glyph.shape[1]]
    np.maximum(area, glyph[: area.shape[0], : area.shape[1]], out=area)


def _numbers(sheet, rng):
    """Numbers that add up, by field."""
    registered = int(rng.integers(300, 3000))
    voted, invalid = int(registered * rng.uniform(0.3, 0.9)), int(rng.integers(0, 30))
    received = registered + int(rng.integers(0, 50))
    votes = np.floor(rng.dirichlet(np.full(len(sheet.candidates), 0.5)) * (voted - invalid)).astype(int)
    votes[0] += voted - invalid - votes.sum()
    stated = {'station': int(rng.integers(1, 2000)), 'registered': registered, 'received': received, 'issued': voted}
    stated |= {'unused': received - voted, 'voted': voted, 'invalid': invalid}
    stated |= {f'votes_{name}': int(count) for name, count in zip(sheet.candidates, votes)}
    return {field['id']: stated[field['id']] for field in sheet.fields if field['kind'] != 'mark'}


def _write_cells(canvas, field, value, writer, filler, size, rng):
    digits = str(value).rjust(len(field['cells']))
    for (x, y, w, h), digit in zip(np.multiply(field['cells'], PX_PER_MM), digits):
        if digit == ' ' and filler == 'none':
            continue
        glyph = writer.dash(0.6 * w) if digit == ' ' and filler == 'dash' else writer.figure(int(digit.replace(' ', '0')), h * size)
        if glyph.shape[1] > 1.1 * w:
            glyph = cv2.resize(glyph, (int(1.1 * w), glyph.shape[0]), interpolation=cv2.INTER_AREA)
        _lay(canvas, glyph, x + w * (0.5 + rng.normal(0, 0.05)), y + h * (0.5 + rng.normal(0, 0.05)))


def _write_line(canvas, field, value, writer, size, rng):
    x, y, w, h = np.multiply(field['box'], PX_PER_MM)
    glyphs = [writer.figure(int(digit), min(h * size, 6.5 * PX_PER_MM) * rng.uniform(0.9, 1.1)) for digit in str(value)]
    apart = rng.uniform(-0.02, 0.22) * glyphs[0].shape[0]
    total = sum(glyph.shape[1] for glyph in glyphs) + apart * (len(glyphs) - 1)
    narrow = min(1, 0.94 * w / total)
    left = x + 0.03 * w + rng.uniform(0, 1) * max(0, 0.94 * w - narrow * total)
    for glyph in glyphs:
        glyph = cv2.resize(glyph, None, fx=narrow, fy=1, interpolation=cv2.INTER_AREA)
        _lay(canvas, glyph, left + glyph.shape[1] / 2, y + h * (0.5 + rng.normal(0, 0.03)))
        left += glyph.shape[1] + apart * narrow


def filled(sheet, rng, split, kind, pen, strength):
    """The sheet filled in by one writer of a split (`kind`: mnist, font or strokes): (page float32 BGR, {field: number}, {field: signed}).

    `pen`: BGR; `strength`: 0..1, how much of it covers the paper.
    """
    width, height = sheet.size
    canvas = np.zeros((height * PX_PER_MM, width * PX_PER_MM), np.float32)
    writer, values, signed = Writer(split, rng, kind), _numbers(sheet, rng), {}
    filler, size = str(rng.choice(['none', 'dash', 'zero'])), rng.uniform(0.6, 0.85)
    for field in sheet.fields:
        if field['kind'] == 'cells':
            _write_cells(canvas, field, values[field['id']], writer, filler, size, rng)
        elif field['kind'] == 'line':
            _write_line(canvas, field, values[field['id']], writer, size, rng)
        else:
            signed[field['id']] = bool(rng.random() < 0.8)
            if signed[field['id']]:
                x, y, w, h = np.multiply(field['box'], PX_PER_MM)
                mark = cv2.resize(scribble(rng, int(rng.integers(6, 11))), (int(w * rng.uniform(0.4, 0.7)), int(h * rng.uniform(0.6, 0.95))))
                _lay(canvas, mark, x + w / 2, y + h / 2)
    page = cv2.cvtColor(np.array(sheet.image), cv2.COLOR_RGB2BGR).astype(np.float32)
    cover = (canvas * strength)[..., None]
    return page * (1 - cover) + np.float32(pen) * cover, values, signed
