"""Reading CTC logits (time, n, symbols): the best path; symbol 0 is the gap."""
from .lines import SYMBOLS


def best_path(logits):
    """The text of each strip along its likeliest path."""
    texts = []
    for path in logits.argmax(2).T.tolist():
        before = 0
        text = ''
        for symbol in path:
            if symbol not in (0, before):
                text += SYMBOLS[symbol - 1]
            before = symbol
        texts.append(text)
    return texts
