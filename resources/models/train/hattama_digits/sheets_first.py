"""Four invented forms that nothing was tuned on, unlike in what makes reading hard: joined boxes in colour, dotted lines, a dense table, shaded fields on a security ground."""
import numpy as np
from PIL import Image, ImageDraw

from .invented import BLUE, HEIGHT, NAMES, PX_PER_MM, QUANTITIES, SANS, SERIF, WIDTH, Sheet


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
