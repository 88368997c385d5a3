"""Calibrates and exports: `calibrate.py <models folder> <fixtures folder> --cells a.pt ... --lines b.pt ...`.

Fits a temperature a kind, and how much rarer than in training "other" is, on fields of the calibration split, writes the networks as ONNX with `digits.json`, and the fixed inputs by
which the product's tests hold its preprocessing and decoding to this one's (parity.json).
"""
import argparse
import base64
import hashlib
import json
import math
import os
import zlib

import numpy as np
import torch
from torch.nn import functional

from hattama_digits import cells, lines, views
from hattama_digits.ctc import best_path, text_losses
from hattama_digits.make import make
from hattama_digits.nets import CELL_NETS, LineNet, predict

OPSET = 13
CALIBRATION_SEED = 4_242
# As in the product's reader.ts.
DISPUTED = 0.5
SURE_ALONE = 0.9995
TEMPERATURES = np.round(np.arange(0.6, 2.51, 0.05), 2)
# Training sees far more overwritten and struck out cells than protocols have. Never more than this: a correction that is overlooked
# costs more than a clean cell doubted.
RARER = np.round(np.arange(0, 2.01, 0.25), 2)
# What the calibration's fields are spoiled by at most, see `degrade.camera`.
HARDEST = 1.0


def load(kind, path):
    """A trained network from its checkpoint, ready to evaluate."""
    saved = torch.load(path)
    if kind == 'cells':
        net = CELL_NETS[saved['shape']](len(cells.CLASSES), saved['width'])
    else:
        net = LineNet(len(lines.SYMBOLS) + 1, saved['width'])
    net.load_state_dict(saved['state'])
    return net.eval()


def field_cells(count):
    """Views and classes of the cells of `count` fields of the calibration split."""
    rng = np.random.default_rng([CALIBRATION_SEED, 0])
    images, labels = [], []
    for _ in range(count):
        ink, boxes, kinds = cells.field('calibration', rng, rng.uniform(0, HARDEST))
        images += [np.round(views.cell_views(ink, box) * 255).astype(np.uint8) for box in boxes]
        labels += kinds
    return np.array(images), torch.tensor(labels)


def cell_calibration(nets, count):
    """The (temperature, offset of "other") under which the mean of the networks' logits has the least loss on the cells of fields."""
    images, labels = field_cells(count)
    logits = sum(torch.cat(predict(net, images)) for net in nets) / len(nets)
    losses = {}
    for rarer in RARER:
        moved = logits.clone()
        moved[:, cells.OTHER] -= float(rarer)
        for t in TEMPERATURES:
            losses[float(t), float(rarer)] = float(functional.cross_entropy(moved / float(t), labels))
    (temperature, rarer), loss = min(losses.items(), key=lambda item: item[1])
    right = float((logits.argmax(1) == labels).float().mean())
    print(f'cells: {right:.4f} right of {len(labels)}, loss {loss:.4f} at temperature {temperature}, "other" {rarer} down')
    return temperature, rarer


def line_temperature(nets, count):
    """The temperature under which the mean of the networks' text probabilities has the least loss on the calibration split."""
    images, texts = make('lines', 'calibration', CALIBRATION_SEED, count)
    outputs = [torch.cat(predict(net, images), 1) for net in nets]
    losses = []
    for t in TEMPERATURES:
        each = torch.stack([text_losses(logits, texts, float(t)) for logits in outputs])
        losses.append(float(-(torch.logsumexp(-each, 0) - math.log(len(nets))).mean()))
    right = np.mean([a == b for a, b in zip(best_path(outputs[0]), texts)])
    print(f'lines: {right:.4f} right of {count} by the first, loss {min(losses):.4f} at temperature {TEMPERATURES[int(np.argmin(losses))]}')
    return float(TEMPERATURES[int(np.argmin(losses))])


def export(net, kind, path):
    """Writes a network as ONNX, the batch free, input `views`, output `logits`; returns its SHA-256."""
    shape = (1, 2, views.SIDE, views.SIDE) if kind == 'cells' else (1, 1, views.SIDE, views.LINE_WIDTH)
    batch = {'views': {0: 'batch'}, 'logits': {0 if kind == 'cells' else 1: 'batch'}}
    torch.onnx.export(net, torch.zeros(shape), path, opset_version=OPSET, input_names=['views'], output_names=['logits'], dynamic_axes=batch)
    with open(path, 'rb') as file:
        return hashlib.sha256(file.read()).hexdigest()


def packed(array):
    return base64.b64encode(zlib.compress(np.ascontiguousarray(array).tobytes(), 9)).decode()


def cell_scores(nets, view, offsets, temperature):
    """One cell's class probabilities as the product has them: the others are asked only where the first has a doubt."""
    with torch.no_grad():
        every = [net(torch.from_numpy(view)[None]) for net in nets]
    alone, together = (((logits + torch.tensor(offsets)) / temperature).softmax(1)[0] for logits in (every[0], sum(every) / len(every)))
    return (alone if alone.max() >= SURE_ALONE else together).tolist()


def parity(nets, temperatures, offsets, path):
    """Fixed inputs with the views and probabilities that come out here."""
    rng = np.random.default_rng(5)
    out = {'cells': [], 'lines': []}
    for kind in range(len(cells.CLASSES)):
        ink, box, _ = cells.cell('train', rng, kind)
        view = views.cell_views(ink, box).astype(np.float32)
        scores = cell_scores(nets['cells'], view, offsets['cells'], temperatures['cells'])
        out['cells'].append({'width': ink.shape[1], 'height': ink.shape[0], 'ink': packed(ink), 'box': box, 'view': packed(view), 'scores': scores})
    for _ in range(10):
        ink, box, _ = lines.line('train', rng)
        view = views.line_view(ink, box).astype(np.float32)
        with torch.no_grad():
            outputs = [net(torch.from_numpy(view)[None, None]) for net in nets['lines']]
        text = best_path(outputs[0])[0]
        found = views.own_ink(*views.surroundings(ink, box), reaching=True)
        belief = DISPUTED if found and found[2] else 1
        p = belief * float(np.mean([math.exp(-float(text_losses(logits, [text], temperatures['lines'])[0])) for logits in outputs]))
        out['lines'].append({'width': ink.shape[1], 'height': ink.shape[0], 'ink': packed(ink), 'box': box, 'view': packed(view), 'text': text, 'p': p})
    with open(path, 'w') as file:
        json.dump(out, file, separators=(',', ':'))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('models')
    parser.add_argument('fixtures')
    parser.add_argument('--cells', nargs='+', required=True)
    parser.add_argument('--lines', nargs='+', required=True)
    parser.add_argument('--count', type=int, default=4_000, help='fields a kind to fit the temperatures on')
    given = parser.parse_args()
    nets = {kind: [load(kind, path) for path in getattr(given, kind)] for kind in ('cells', 'lines')}
    cell_temperature, rarer = cell_calibration(nets['cells'], given.count)
    temperatures = {'cells': cell_temperature, 'lines': line_temperature(nets['lines'], given.count)}
    offsets = {'cells': [-rarer if index == cells.OTHER else 0 for index in range(len(cells.CLASSES))], 'lines': [0] * (len(lines.SYMBOLS) + 1)}
    manifest = {'format': 2}
    for kind, members in nets.items():
        entries = []
        for index, net in enumerate(members, 1):
            name = f'digits-{kind}-{index}.onnx'
            entries.append({'file': name, 'sha256': export(net, kind, os.path.join(given.models, name))})
        manifest[kind] = {'networks': entries, 'temperature': temperatures[kind], 'offsets': offsets[kind]}
    with open(os.path.join(given.models, 'digits.json'), 'w') as file:
        json.dump(manifest, file, indent=2)
        file.write('\n')
    os.makedirs(given.fixtures, exist_ok=True)
    parity(nets, temperatures, offsets, os.path.join(given.fixtures, 'parity.json'))


if __name__ == '__main__':
    main()
