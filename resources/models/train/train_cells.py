"""Trains one cell network: `train_cells.py <seed> <width> <out.pt> [samples] [epochs]`. Fixed seeds; about 25 minutes on two cores."""
import sys
import time

import numpy as np
import torch
from torch.nn import functional

from hattama_digits.cells import CLASSES
from hattama_digits.make import make
from hattama_digits.nets import CellNet, predict

BATCH = 128


def varied(batch, generator):
    """Shifts each view by up to 1 px and pales the ink a little, each batch anew."""
    dx, dy = torch.randint(-1, 2, (2,), generator=generator).tolist()
    pale = 1 - 0.3 * torch.rand(len(batch), 1, 1, 1, generator=generator)
    return torch.roll(batch, (dy, dx), (2, 3)) * pale


def main(seed, width, out, samples, epochs):
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    began = time.time()
    images, labels = make('cells', 'train', seed, samples)
    held, held_labels = make('cells', 'calibration', 1_000 + seed, 10_000)
    print(f'made {samples} cells in {time.time() - began:.0f} s', flush=True)
    net = CellNet(len(CLASSES), width).to(memory_format=torch.channels_last)
    print(f'{sum(p.numel() for p in net.parameters())} parameters', flush=True)
    optimiser = torch.optim.AdamW(net.parameters(), weight_decay=0.01)
    steps = epochs * (samples // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 3e-3, total_steps=steps, pct_start=0.15)
    labels = torch.from_numpy(labels)
    for epoch in range(epochs):
        net.train()
        total = 0.0
        order = torch.randperm(samples, generator=generator)
        for i in range(0, samples - BATCH + 1, BATCH):
            pick = order[i : i + BATCH]
            batch = varied(torch.from_numpy(images[pick.numpy()]).float() / 255, generator)
            batch = batch.contiguous(memory_format=torch.channels_last)
            loss = functional.cross_entropy(net(batch), labels[pick])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            total += float(loss)
        right = (torch.cat(predict(net, held)).argmax(1).numpy() == held_labels).mean()
        print(f'epoch {epoch + 1}: loss {total / (samples // BATCH):.4f}, held out {right:.4f}, {time.time() - began:.0f} s', flush=True)
        torch.save({'width': width, 'state': net.state_dict()}, out)


if __name__ == '__main__':
    given = sys.argv[1:]
    main(int(given[0]), float(given[1]), given[2], int(given[3]) if len(given) > 3 else 300_000, int(given[4]) if len(given) > 4 else 8)
