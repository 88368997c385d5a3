"""Calibrates and exports the reader of number words: `calibrate_words.py <models folder> <fixtures folder> <checkpoint>`.

Fits the temperature on the calibration split, writes the network as ONNX with `words.json`, and for the product's tests: words-parity.json,
fixed inputs by which its preprocessing, decoding and spelling are held to this one's, and words-held-out, fields drawn with the fonts
of the `test` split.
"""
import argparse
import hashlib
import json
import math
import os

import numpy as np
import torch

from calibrate import CALIBRATION_SEED, OPSET, TEMPERATURES, packed
from hattama_digits import packs, views, word_sets, words
from hattama_digits.ctc import best_path, text_losses
from hattama_digits.nets import WordsNet, predict
from hattama_digits.number_words import LANGUAGES, LETTERS, spellings

HELD_OUT = 150
# An ordinary scan or photo, as for the figures (make_held_out.py).
SEVERITY = 0.5
SPELT = (0, 1, 2, 10, 11, 20, 21, 40, 100, 101, 222, 1000, 1002, 2975, 11111, 12340, 21001, 40000, 61052, 99999)


def load(path):
    """A trained network from its checkpoint, ready to evaluate."""
    saved = torch.load(path)
    net = WordsNet(len(LETTERS) + 1, saved['width'])
    net.load_state_dict(saved['state'])
    return net.eval()


def fitted_temperature(net, count):
    """The temperature under which texts of the calibration split have the least loss."""
    images, texts = word_sets.make('calibration', CALIBRATION_SEED, count)
    logits = torch.cat(predict(net, images), 1)
    losses = [float(text_losses(logits, texts, float(t), LETTERS).clamp(max=100).mean()) for t in TEMPERATURES]
    right = np.mean([a == b for a, b in zip(best_path(logits, LETTERS), texts)])
    best = float(TEMPERATURES[int(np.argmin(losses))])
    print(f'words: {right:.4f} right of {count}, loss {min(losses):.4f} at temperature {best}')
    return best


def export(net, path):
    """Writes the network as ONNX, the batch free, input `views`, output `logits`; returns its SHA-256."""
    batch = {'views': {0: 'batch'}, 'logits': {1: 'batch'}}
    shape = torch.zeros(1, 1, views.SIDE, views.WORDS_WIDTH)
    torch.onnx.export(net, shape, path, opset_version=OPSET, input_names=['views'], output_names=['logits'], dynamic_axes=batch)
    with open(path, 'rb') as file:
        return hashlib.sha256(file.read()).hexdigest()


def parity(net, temperature, path):
    """Fixed inputs with the views and probabilities that come out here, and numbers with all their spellings."""
    rng = np.random.default_rng(5)
    fields = []
    for _ in range(8):
        ink, box, _, _ = words.field('train', rng, 0.7)
        view = views.words_view(ink, box).astype(np.float32)
        with torch.no_grad():
            logits = net(torch.from_numpy(view)[None, None])
        text = best_path(logits, LETTERS)[0]
        p = math.exp(-float(text_losses(logits, [text], temperature, LETTERS)[0]))
        fields.append({'width': ink.shape[1], 'height': ink.shape[0], 'ink': packed(ink), 'box': box, 'view': packed(view), 'text': text, 'p': p})
    spelt = {n: sorted(''.join(way) for language in LANGUAGES for way in spellings(n, language)) for n in SPELT}
    with open(path, 'w') as file:
        json.dump({'letters': LETTERS, 'fields': fields, 'spellings': spelt}, file, ensure_ascii=False, separators=(',', ':'))


def numbers(split, seed, count, severity):
    """Fields of words that state a number: (ink, [box], its figures)."""
    rng = np.random.default_rng([seed, 3])
    made = (words.field(split, rng, severity, words.number(rng)) for _ in range(count))
    return [(ink, [box], str(value)) for ink, box, _, value in made]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('models')
    parser.add_argument('fixtures')
    parser.add_argument('checkpoint')
    parser.add_argument('--count', type=int, default=2_000, help='fields to fit the temperature on')
    given = parser.parse_args()
    net = load(given.checkpoint)
    temperature = fitted_temperature(net, given.count)
    name = 'words-1.onnx'
    entry = {'file': name, 'sha256': export(net, os.path.join(given.models, name))}
    manifest = {'format': 1, 'words': {'networks': [entry], 'temperature': temperature, 'offsets': []}}
    with open(os.path.join(given.models, 'words.json'), 'w') as file:
        json.dump(manifest, file, indent=2)
        file.write('\n')
    parity(net, temperature, os.path.join(given.fixtures, 'words-parity.json'))
    packs.write(os.path.join(given.fixtures, 'words-held-out.bin.gz'), numbers('test', 77, HELD_OUT, SEVERITY))


if __name__ == '__main__':
    main()
