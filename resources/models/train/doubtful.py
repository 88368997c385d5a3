"""Finds the digits of MNIST's train set that do not show what they are labelled as, or that nobody could tell: `doubtful.py`.

Confident learning (Northcutt, Jiang, Chuang 2021) in its plainest form: each digit is judged by a small network of another kind than
the reader's that was trained on the other two thirds; it is doubtful when another figure comes out at least THRICE as likely as its
label. Writes hattama_digits/doubtful.json, which sources.py leaves out of every split, so that neither the limit of acceptance nor
what is reported rests on wrong labels. The reader itself has no part in the choice. About ten minutes on two cores.
"""
import json
import os

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from hattama_digits.sources import DOUBTFUL, mnist_train

FOLDS = 3
EPOCHS = 5
BATCH = 128
THRICE = 3.0


def small_net():
    """A plain network over 28 x 28 px."""
    def block(before, after, size):
        return [nn.Conv2d(before, after, size, padding=size // 2), nn.BatchNorm2d(after), nn.ReLU()]

    return nn.Sequential(
        *block(1, 24, 5), nn.MaxPool2d(2), *block(24, 48, 3), nn.MaxPool2d(2), *block(48, 64, 3),
        nn.Flatten(), nn.Dropout(0.4), nn.Linear(64 * 7 * 7, 10),
    )


def trained(images, labels, rng):
    """A network trained on digits (n, 1, 28, 28) uint8."""
    net = small_net()
    optimiser = torch.optim.AdamW(net.parameters(), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 4e-3, total_steps=EPOCHS * (len(images) // BATCH))
    for _ in range(EPOCHS):
        order = rng.permutation(len(images))
        for i in range(0, len(order) - BATCH + 1, BATCH):
            pick = order[i : i + BATCH]
            dx, dy = rng.integers(-2, 3, 2)
            batch = torch.roll(torch.from_numpy(images[pick]).float() / 255, (int(dy), int(dx)), (2, 3))
            loss = functional.cross_entropy(net(batch), torch.from_numpy(labels[pick]), label_smoothing=0.02)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    return net.eval()


def judged(images, labels):
    """Of each digit the probabilities of all figures (n, 10), by a network that never saw it."""
    rng = np.random.default_rng(3)
    order = rng.permutation(len(images))
    likely = np.zeros((len(images), 10), np.float32)
    for fold in range(FOLDS):
        held = order[fold::FOLDS]
        seen = np.setdiff1d(order, held)
        net = trained(images[seen], labels[seen], rng)
        with torch.no_grad():
            for part in np.array_split(held, 20):
                likely[part] = net(torch.from_numpy(images[part]).float() / 255).softmax(1).numpy()
        print(f'fold {fold + 1}: {(likely[held].argmax(1) == labels[held]).mean():.4f} right', flush=True)
    return likely


def main():
    torch.manual_seed(7)
    images, labels = mnist_train()
    likely = judged(images[:, None], labels.astype(np.int64))
    own = likely[np.arange(len(labels)), labels]
    doubtful = np.flatnonzero((likely.argmax(1) != labels) & (likely.max(1) >= THRICE * own))
    with open(DOUBTFUL, 'w') as file:
        json.dump([int(index) for index in doubtful], file)
    print(f'{len(doubtful)} of {len(labels)} are doubtful: {os.path.basename(DOUBTFUL)}')


if __name__ == '__main__':
    main()
