"""Numbers 0..99,999 in Russian and Kazakh words. `electron/reading/words/spell.ts` spells them for the product; a test holds the two together.

A spelling is a list of words. Letters alone count: how words are parted (space, hyphen, joined) and their case are the drawing's matter.
"""
RUSSIAN_ONES = (('',), ('один', 'одна'), ('два', 'две'), ('три',), ('четыре',), ('пять',), ('шесть',), ('семь',), ('восемь',), ('девять',))
RUSSIAN_TEENS = (
    'десять', 'одиннадцать', 'двенадцать', 'тринадцать', 'четырнадцать', 'пятнадцать', 'шестнадцать', 'семнадцать', 'восемнадцать', 'девятнадцать',
)
RUSSIAN_TENS = ('', '', 'двадцать', 'тридцать', 'сорок', 'пятьдесят', 'шестьдесят', 'семьдесят', 'восемьдесят', 'девяносто')
RUSSIAN_HUNDREDS = ('', 'сто', 'двести', 'триста', 'четыреста', 'пятьсот', 'шестьсот', 'семьсот', 'восемьсот', 'девятьсот')
RUSSIAN_ZERO = ('ноль', 'нуль')
KAZAKH_ONES = ('', 'бір', 'екі', 'үш', 'төрт', 'бес', 'алты', 'жеті', 'сегіз', 'тоғыз')
KAZAKH_TENS = ('', 'он', 'жиырма', 'отыз', 'қырық', 'елу', 'алпыс', 'жетпіс', 'сексен', 'тоқсан')
KAZAKH_ZERO = ('нөл',)

# What the network tells apart, in its order; symbol 0 is the gap.
LETTERS = 'абвгдежзийклмнопрстухцчшыьэюяғқңөүі'
LANGUAGES = ('ru', 'kk')


def _russian_below_hundred(n, feminine):
    """Spellings of 1..99; of one and two only the feminine where it counts thousands."""
    if n >= 20:
        tens = RUSSIAN_TENS[n // 10]
        return [[tens] + rest for rest in _russian_below_hundred(n % 10, feminine)] if n % 10 else [[tens]]
    if n >= 10:
        return [[RUSSIAN_TEENS[n - 10]]]
    words = RUSSIAN_ONES[n]
    return [[words[-1]]] if feminine else [[word] for word in words]


def _russian_thousands(n):
    """Spellings of n thousand, n 1..99."""
    last = 0 if 10 <= n % 100 < 20 else n % 10
    noun = 'тысяча' if last == 1 else 'тысячи' if 2 <= last <= 4 else 'тысяч'
    counted = [words + [noun] for words in _russian_below_hundred(n, True)]
    return counted + [[noun]] if n == 1 else counted


def russian(n):
    """All usual spellings of 0..99,999, the most usual first."""
    if n == 0:
        return [[word] for word in RUSSIAN_ZERO]
    starts = _russian_thousands(n // 1000) if n >= 1000 else [[]]
    hundreds = [RUSSIAN_HUNDREDS[n // 100 % 10]] if n // 100 % 10 else []
    ends = _russian_below_hundred(n % 100, False) if n % 100 else [[]]
    return [start + hundreds + end for start in starts for end in ends]


def kazakh(n):
    """All usual spellings of 0..99,999, the most usual first."""
    if n == 0:
        return [[word] for word in KAZAKH_ZERO]
    spellings = [[]]
    for count, noun in ((n // 1000, 'мың'), (n // 100 % 10, 'жүз')):
        if not count:
            continue
        counted = [word for word in (KAZAKH_TENS[count // 10], KAZAKH_ONES[count % 10]) if word]
        forms = [[noun], counted + [noun]] if count == 1 else [counted + [noun]]
        spellings = [before + form for before in spellings for form in forms]
    rest = [word for word in (KAZAKH_TENS[n // 10 % 10], KAZAKH_ONES[n % 10]) if word]
    return [before + rest for before in spellings]


def spellings(n, language):
    """All usual spellings of 0..99,999 in 'ru' or 'kk', each a list of words."""
    return russian(n) if language == 'ru' else kazakh(n)
