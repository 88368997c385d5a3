"""CTC logits (time, n, symbols): targets, the best path, likelihoods; symbol 0 is the gap."""
import torch
from torch.nn import functional

from .lines import SYMBOLS


def targets(texts, symbols=SYMBOLS):
    """CTC targets of texts and their lengths: symbol i of `symbols` is i + 1."""
    lengths = torch.tensor([len(text) for text in texts])
    return torch.tensor([symbols.index(symbol) + 1 for text in texts for symbol in text], dtype=torch.long), lengths


def text_losses(logits, texts, temperature, symbols=SYMBOLS):
    """-log p of each text over tempered CTC logits (time, n, symbols)."""
    wanted, lengths = targets(texts, symbols)
    frames = torch.full((len(texts),), len(logits))
    return functional.ctc_loss((logits / temperature).log_softmax(2), wanted, frames, lengths, reduction='none')


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
