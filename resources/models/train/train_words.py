"""Trains the network that reads number words. Fixed seeds; see run.sh for what the product's network was trained with."""
import argparse
import time

import numpy as np
import torch
from torch.nn import functional

from hattama_digits.ctc import best_path, targets
from hattama_digits.nets import WordsNet, predict
from hattama_digits.number_words import LETTERS
from hattama_digits.word_sets import make

BATCH = 64
# Batches sorted together by the length of their writing, so that little paper is looked at.
SORTED = 8


def batches(images, generator):
    """Index arrays of BATCH fields with about as long writing, and the px from the left that hold it; in random order."""
    inked = images[:, 0].max(1) > 20
    ends = np.where(inked.any(1), inked.shape[1] - inked[:, ::-1].argmax(1), 8)
    order = torch.randperm(len(images), generator=generator).numpy()
    for first in range(0, len(order) - SORTED * BATCH + 1, SORTED * BATCH):
        group = order[first : first + SORTED * BATCH]
        group = group[np.argsort(ends[group])]
        for k in torch.randperm(SORTED, generator=generator).tolist():
            pick = group[k * BATCH : (k + 1) * BATCH]
            yield pick, min(images.shape[3], -(-(int(ends[pick].max()) + 24) // 16) * 16)


def varied(batch, generator):
    """Shifts and stretches the views a little, and pales the ink, each batch anew."""
    dy, dx = int(torch.randint(-2, 3, (1,), generator=generator)), int(torch.randint(-6, 7, (1,), generator=generator))
    pale = 1 - 0.3 * torch.rand(len(batch), 1, 1, 1, generator=generator)
    rows, columns = (float(1 + 0.12 * torch.randn(1, generator=generator).clamp(-2, 1)) for _ in range(2))
    turn = torch.tensor([[columns, 0.05 * float(torch.randn(1, generator=generator)), columns - 1], [0, rows, 0]])
    grid = functional.affine_grid(turn.expand(len(batch), 2, 3), list(batch.shape), align_corners=False)
    seen = functional.grid_sample(torch.roll(batch, (dy, dx), (2, 3)), grid, align_corners=False)
    return seen * pale


def main(given):
    torch.manual_seed(given.seed)
    generator = torch.Generator().manual_seed(given.seed)
    began = time.time()
    held, held_texts = make('calibration', 1_000, given.held)
    images, texts = make('train', given.seed, given.samples)
    print(f'{given.samples} fields after {time.time() - began:.0f} s', flush=True)
    net = WordsNet(len(LETTERS) + 1, given.width).to(memory_format=torch.channels_last)
    if given.start:
        net.load_state_dict(torch.load(given.start)['state'])
    print(f'{sum(p.numel() for p in net.parameters())} parameters', flush=True)
    optimiser = torch.optim.AdamW(net.parameters(), weight_decay=0.01)
    per_epoch = given.samples // (SORTED * BATCH) * SORTED
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, given.rate, total_steps=given.epochs * per_epoch, pct_start=0.15)
    for epoch in range(given.epochs):
        net.train()
        total = 0.0
        for pick, width in batches(images, generator):
            batch = varied(torch.from_numpy(images[pick][..., :width]).float() / 255, generator)
            logits = net(batch.contiguous(memory_format=torch.channels_last)).log_softmax(2)
            wanted, lengths = targets(texts[pick], LETTERS)
            loss = functional.ctc_loss(logits, wanted, torch.full((BATCH,), len(logits)), lengths, zero_infinity=True)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            schedule.step()
            total += float(loss)
        read = [text for logits in predict(net, held) for text in best_path(logits, LETTERS)]
        right = sum(a == b for a, b in zip(read, held_texts)) / len(read)
        print(f'epoch {epoch + 1}: loss {total / per_epoch:.4f}, held out {right:.4f}, {time.time() - began:.0f} s', flush=True)
        torch.save({'width': given.width, 'state': net.state_dict()}, given.out)


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--width', type=float, default=1.0, help='scales the channels')
    parser.add_argument('--samples', type=int, default=50_000)
    parser.add_argument('--held', type=int, default=1_000, help='fields of the calibration split to look at after each epoch')
    parser.add_argument('--epochs', type=int, default=5)
    parser.add_argument('--rate', type=float, default=3e-3, help='highest learning rate of the one-cycle schedule')
    parser.add_argument('--start', help='checkpoint to go on from')
    parser.add_argument('--out', required=True, help='checkpoint to write after each epoch')
    main(parser.parse_args())
