"""Makes sets of views on two processes, reproducibly: shard i of a set depends only on (seed, i)."""
import multiprocessing
import os

import cv2
import numpy as np

from . import cells, lines, views

SHARD = 5_000
WORKERS = 2
# Training goes a little past the worst that `degrade.camera` is measured with.
HARDEST = 1.15


def _cell_shard(job):
    split, seed, index, count = job
    cv2.setNumThreads(1)
    rng = np.random.default_rng([seed, index])
    images = np.empty((count, 2, views.SIDE, views.SIDE), np.uint8)
    labels = np.empty(count, np.int64)
    for i in range(count):
        ink, box, labels[i] = cells.cell(split, rng, severity=rng.uniform(0, HARDEST))
        images[i] = np.round(views.cell_views(ink, box) * 255)
    return images, labels


def _line_shard(job):
    split, seed, index, count = job
    cv2.setNumThreads(1)
    rng = np.random.default_rng([seed, index])
    images = np.empty((count, 1, views.SIDE, views.LINE_WIDTH), np.uint8)
    labels = []
    for i in range(count):
        ink, box, text = lines.line(split, rng, severity=rng.uniform(0, HARDEST))
        images[i, 0] = np.round(views.line_view(ink, box) * 255)
        labels.append(text)
    return images, np.array(labels)


def make(kind, split, seed, count):
    """(images uint8, labels) of `count` synthetic 'cells' or 'lines' of a split, spoiled between 0 and HARDEST as `degrade.camera` says.

    Kept in the folder HATTAMA_SETS, where that is set, for the next run.
    """
    folder = os.environ.get('HATTAMA_SETS')
    file = folder and os.path.join(folder, f'{kind}-{split}-{seed}-{count}.npz')
    if file and os.path.exists(file):
        kept = np.load(file)
        return kept['images'], kept['labels']
    images, labels = _made(kind, split, seed, count)
    if file:
        np.savez(file + '.part.npz', images=images, labels=labels)
        os.replace(file + '.part.npz', file)
    return images, labels


def turns(kind, seed, count, sets, epochs):
    """One training set an epoch, of `sets` that come in turn; set i is made from seed + i, when it is first needed."""
    made = None
    for epoch in range(epochs):
        if made is None or sets > 1:
            made = make(kind, 'train', seed + epoch % sets, count)
        yield made


def _made(kind, split, seed, count):
    shard = {'cells': _cell_shard, 'lines': _line_shard}[kind]
    jobs = [(split, seed, i, min(SHARD, count - i * SHARD)) for i in range((count + SHARD - 1) // SHARD)]
    with multiprocessing.get_context('fork').Pool(min(WORKERS, os.cpu_count() or 1)) as pool:
        parts = pool.map(shard, jobs, chunksize=1)
    return np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])
