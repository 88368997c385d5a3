"""Four more invented forms: a comb in Cyrillic, a landscape table, a small coloured slip, and separate boxes left of little text."""
from .invented import NAMES, QUANTITIES, SANS, SERIF, Sheet

GREEN, RED = (40, 120, 70), (170, 50, 60)
CYRILLIC = {
    'registered': 'Избирателей в списке',
    'received': 'Получено бюллетеней',
    'issued': 'Выдано бюллетеней',
    'unused': 'Осталось бюллетеней',
    'voted': 'В ящике бюллетеней',
    'invalid': 'Недействительных',
}


def comb():
    """Figures between the short teeth of a comb, in green."""
    sheet = Sheet('xb-comb', SANS, GREEN)
    sheet.text(30, 20, 'РЕСПУБЛИКА СТЕПНАЯ. ПРОТОКОЛ УЧАСТКОВОЙ КОМИССИИ', 4)
    sheet.text(15, 40, 'Участок')
    _teeth(sheet, 'station', 60, 35, 4, 6, 7)
    y = 52
    for number, name in enumerate((*QUANTITIES, *NAMES[:7])):
        sheet.text(15, y + 5.5, f'{number + 1}. {CYRILLIC.get(name, f"Подано голосов за список {name}")}', 3.2)
        _teeth(sheet, name, 140, y, 5, 6, 7)
        y += 13
    sheet.text(15, y + 12, 'Председатель')
    sheet.signature('chair', 55, y + 2, 55, 12)
    return sheet


def _teeth(sheet, name, x, y, count, w, h):
    sheet.line(x, x + count * w, y + h)
    for i in range(count + 1):
        sheet.upright(x + i * w, y if i in (0, count) else y + 0.65 * h, y + h)
    cells = [[round(v, 2) for v in (x + i * w + 0.3, y, w - 0.6, h - 0.3)] for i in range(count)]
    sheet.number(name, 'cells', [x - 0.5, y - 0.5, count * w + 1, h + 1], cells=cells, digits=count)


def wide():
    """A landscape page: a column a list, its number under its head."""
    sheet = Sheet('xb-wide', SERIF, size=(297, 210))
    sheet.text(60, 18, 'FEDERAL REPUBLIC OF THE PLAINS - TALLY OF THE STATION', 4.4)
    sheet.text(20, 34, 'Station')
    sheet.frame(45, 27, 32, 10, 0.5)
    sheet.number('station', 'line', [45.6, 27.6, 30.8, 8.8], digits=4)
    for i, (name, label) in enumerate(QUANTITIES.items()):
        _column(sheet, name, label, 20 + 42 * i, 45, 14)
    for i, name in enumerate(NAMES[:12]):
        _column(sheet, name, f'Lista {i + 1}: {name}', 20 + 42 * (i % 6), 85 + 40 * (i // 6), 16)
    sheet.text(20, 180, 'Chairperson')
    sheet.signature('chair', 50, 170, 60, 14)
    return sheet


def _column(sheet, name, label, x, y, h):
    sheet.frame(x, y, 42, 12, 0.4)
    sheet.frame(x, y + 12, 42, h, 0.4)
    sheet.text(x + 1.5, y + 7, label, 2.6)
    sheet.number(name, 'line', [x + 0.5, y + 12.5, 41, h - 1], digits=5)


def slip():
    """A small slip of coloured paper ruled in red."""
    sheet = Sheet('xb-slip', SANS, RED, (148, 210), (250, 225, 190))
    sheet.text(30, 14, 'KINGDOM OF THE CAPES - RESULTS SLIP', 3.6)
    sheet.text(12, 26, 'Stream', 3)
    sheet.frame(40, 20, 30, 9)
    sheet.number('station', 'line', [40.3, 20.3, 29.4, 8.4], digits=4)
    y = 32
    for i, name in enumerate((*QUANTITIES, *NAMES[2:10])):
        sheet.frame(12, y, 82, 10.5)
        sheet.frame(94, y, 38, 10.5)
        sheet.text(14, y + 7, QUANTITIES.get(name, f'{name} {NAMES[i * 7 % 20]} (Unity Party)'), 2.8)
        sheet.number(name, 'line', [94.3, y + 0.3, 37.4, 9.9], digits=5)
        y += 10.5
    sheet.text(12, y + 12, 'Presiding officer', 2.8)
    sheet.signature('chair', 50, y + 2, 50, 12)
    return sheet


def split():
    """Separate boxes, thousands apart, left of little text; heavy grey bars."""
    sheet = Sheet('xb-split', SERIF)
    sheet.text(40, 20, 'ДЗЯРЖАЎНАЯ КАМІСІЯ - ВЫНІКІ ГАЛАСАВАННЯ', 4.2)
    sheet.text(70, 38, 'номер участка')
    _apart(sheet, 'station', 20, 32, 4, 7, 9)
    y = 46
    for i, name in enumerate((*QUANTITIES, *NAMES[5:12])):
        if i in (0, len(QUANTITIES)):
            sheet.bar(15, y, 180, 4, 150)
            y += 7
        _apart(sheet, name, 20, y, 5, 7, 9)
        sheet.text(75, y + 6, QUANTITIES.get(name, f'за кандидата {name} (вылучаны партыяй {NAMES[i]})'))
        y += 13.5
    sheet.text(20, y + 12, 'Старшыня')
    sheet.signature('chair', 55, y + 2, 55, 12)
    return sheet


def _apart(sheet, name, x, y, count, w, h):
    cells = []
    for i in range(count):
        left = x + i * (w + 1.6) + (3 if i >= count - 3 else 0)
        sheet.frame(left, y, w, h, 0.35)
        cells.append([round(v, 2) for v in (left + 0.35, y + 0.35, w - 0.7, h - 0.7)])
    sheet.number(name, 'cells', [x - 0.5, y - 0.5, count * (w + 1.6) + 3, h + 1], cells=cells, digits=count)


SHEETS = (comb, wide, slip, split)
