"""Reading CTC logits (time, n, symbols): the best path; symbol 0 is the gap."""
from .lines import SYMBOLS


def best_path(logits, symbols=SYMBOLS):
    """The text of each strip along its likeliest path; `symbols` in the network's order."""
    texts = []
    for path in logits.argmax(2).T.tolist():
        before = 0
        text = ''
        for symbol in path:
            if symbol not in (0, before):
                text += symbols[symbol - 1]
            before = symbol
        texts.append(text)
    return texts
