"""Makes sets of views of number words on two processes, reproducibly: shard i of a set depends only on (seed, i)."""
import multiprocessing
import os

import cv2
import numpy as np

from . import views, words
from .make import HARDEST, WORKERS

SHARD = 2_500


def _shard(job):
    split, seed, index, count = job
    cv2.setNumThreads(1)
    rng = np.random.default_rng([seed, index])
    images = np.empty((count, 1, views.SIDE, views.WORDS_WIDTH), np.uint8)
    texts = []
    for i in range(count):
        ink, box, text, _ = words.field(split, rng, severity=rng.uniform(0, HARDEST))
        images[i, 0] = np.round(views.words_view(ink, box) * 255)
        texts.append(text)
    return images, texts


def make(split, seed, count):
    """(images uint8 (n, 1, SIDE, WORDS_WIDTH), texts) of `count` synthetic fields of words of a split, spoiled between 0 and HARDEST."""
    jobs = [(split, seed, i, min(SHARD, count - i * SHARD)) for i in range((count + SHARD - 1) // SHARD)]
    with multiprocessing.get_context('fork').Pool(min(WORKERS, os.cpu_count() or 1)) as pool:
        parts = pool.map(_shard, jobs, chunksize=1)
    return np.concatenate([part[0] for part in parts]), np.array([text for part in parts for text in part[1]])
