"""Invented forms of protocols that nothing was tuned on, filled in by one hand: pages as the camera sees them, and what stands on them.

Unlike each other in what makes reading hard: joined boxes in colour, dotted lines, a dense table, shaded fields on a security ground.
Lengths are mm unless said, pictures uint8 or float32 BGR at PX_PER_MM.
"""
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
    """A blank form being drawn, with the fields of its form file."""

    def __init__(self, name, face, ink=BLACK):
        self.name, self.face, self.ink = name, face, ink
        self.image = Image.new('RGB', (WIDTH * PX_PER_MM, HEIGHT * PX_PER_MM), 'white')
        self.draw = ImageDraw.Draw(self.image)
        self.fields, self.candidates = [], []

    def text(self, x, y, text, size=3.3):
        face = ImageFont.truetype(font_file(self.face), int(size * PX_PER_MM))
        self.draw.text((x * PX_PER_MM, y * PX_PER_MM), text, font=face, fill=self.ink, anchor='ls')

    def frame(self, x, y, w, h, thick=0.25):
        self.draw.rectangle([v * PX_PER_MM for v in (x, y, x + w, y + h)], outline=self.ink, width=round(thick * PX_PER_MM))

    def line(self, x0, x1, y):
        self.draw.line([v * PX_PER_MM for v in (x0, y, x1, y)], fill=self.ink, width=1)

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
            'pages': [{'width': WIDTH, 'height': HEIGHT}], 'candidates': [{'id': each, 'name': {'en': each}} for each in self.candidates],
            'fields': self.fields, 'rules': {'has_words': False}, 'reference': [{'kind': 'blank', 'page': 1, 'image': picture}],
        }


def boxes():
    """Joined boxes in thin blue lines, a figure a box."""
    sheet = Sheet('xa-boxes', SANS, BLUE)
    sheet.text(45, 22, 'REPUBLIQUE D\'ARALIE', 5)
    sheet.text(45, 29, 'Proces-verbal des operations de vote, bureau de vote', 3.6)
    sheet.text(15, 45, 'Bureau numero')
    sheet.cells('station', 60, 40.5, 4, 5, 6.5)
    y = 56
    for name in (*QUANTITIES, *NAMES[:8]):
        sheet.text(15, y + 4.6, QUANTITIES.get(name, f'Liste {name}, union pour {NAMES[-1]}'))
        sheet.cells(name, 120, y, 5, 5, 6.5)
        sheet.line(15, 195, y + 8.6)
        y += 10.2
    sheet.text(20, y + 12, 'Le president')
    sheet.signature('chair', 20, y + 14, 60, 14)
    return sheet


def dotted():
    """Numbers over dotted lines, in running text."""
    sheet = Sheet('xa-dotted', SERIF)
    sheet.text(40, 22, 'STATE ELECTORAL COMMISSION OF THE NORTH ISLANDS', 4.2)
    sheet.text(52, 29, 'Record of the count at the polling station', 4.2)
    sheet.text(15, 44, 'Polling station No.')
    sheet.text(52, 44, '.' * 34)
    sheet.number('station', 'line', [50, 36, 36, 9], digits=4)
    sheet.text(15, 54, 'After the close of the poll the commission established the following:')
    y = 62
    for name in (*QUANTITIES, *NAMES[8:15]):
        sheet.text(18, y + 4, f'{QUANTITIES.get(name, f"votes cast for {name}, of the movement of {NAMES[0]}")}')
        sheet.text(130, y + 4.3, '.' * 44)
        sheet.number(name, 'line', [128, y - 4.5, 44, 10], digits=5)
        y += 11
    sheet.text(15, y + 14, 'Signature:')
    sheet.signature('chair', 35, y + 6, 50, 12)
    return sheet


def table():
    """A dense table of many lists, two side by side."""
    sheet = Sheet('xa-table', SANS)
    sheet.text(50, 17, 'ACTA DE ESCRUTINIO DE LA MESA RECEPTORA DE VOTOS', 4)
    sheet.text(20, 33, 'MESA', 4)
    sheet.frame(40, 27, 30, 8)
    sheet.number('station', 'line', [40.3, 27.3, 29.4, 7.4], digits=5)
    y = 42
    for name, label in QUANTITIES.items():
        sheet.frame(20, y, 75, 7.5)
        sheet.frame(95, y, 25, 7.5)
        sheet.text(22, y + 5, label, 2.7)
        sheet.number(name, 'line', [95.3, y + 0.3, 24.4, 6.9], digits=5)
        y += 7.5
    sheet.text(20, 99, 'VOTOS VALIDOS POR ORGANIZACION POLITICA', 4)
    for i, name in enumerate(NAMES):
        x, row = 20 + 88 * (i // 10), 103 + 7 * (i % 10)
        for left, w in ((0, 8), (8, 48), (56, 24)):
            sheet.frame(x + left, row, w, 7)
        sheet.text(x + 2, row + 4.7, str(i + 1), 2.7)
        sheet.text(x + 10, row + 4.7, f'Partido {name}', 2.7)
        sheet.number(name, 'line', [x + 56.3, row + 0.3, 23.4, 6.4], digits=4)
    sheet.text(20, 198, 'Presidente', 2.7)
    sheet.signature('chair', 20, 180, 40, 14)
    return sheet


def shaded():
    """Shaded fields without a frame on a ground of fine waves, as against forgery."""
    sheet = Sheet('xa-shaded', SERIF)
    sheet.image = Image.fromarray(_waves())
    sheet.draw = ImageDraw.Draw(sheet.image)
    sheet.text(50, 22, 'UNION OF THE LAKES: RESULT OF THE STATION', 4.6)
    sheet.text(15, 44, 'Station')
    y = 38
    for name in ('station', *QUANTITIES, *NAMES[3:10]):
        if name != 'station':
            sheet.text(15, y + 6, QUANTITIES.get(name, f'For {name}'))
        sheet.shade(120, y, 40, 9, 26)
        sheet.number(name, 'line', [120, y, 40, 9], digits=4 if name == 'station' else 5)
        y += 13
    sheet.text(15, y + 12, 'Chair')
    sheet.signature('chair', 35, y + 2, 55, 13)
    return sheet


SHEETS = (boxes, dotted, table, shaded)


def _waves():
    """The ground of a security paper: two sets of fine wavy lines, uint8 RGB."""
    width, height = WIDTH * PX_PER_MM, HEIGHT * PX_PER_MM
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    ground = np.full((height, width, 3), 255, np.uint8)
    for phase, (colour, apart) in enumerate((((205, 225, 205), 2.2), ((225, 210, 225), 2.9))):
        wave = y + 14 * np.sin(40 * x / width + phase) + 6 * np.sin(113 * x / width)
        ground[np.abs(wave % (apart * PX_PER_MM) - apart * PX_PER_MM / 2) < 0.9] = colour
    return ground


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
    canvas = np.zeros((HEIGHT * PX_PER_MM, WIDTH * PX_PER_MM), np.float32)
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
