"""Trains one cell network, from nothing or on from another's end. Fixed seeds; see run.sh for what the product's network was trained with."""
import argparse
import time

import numpy as np
import torch
from torch.nn import functional

from hattama_digits import augment
from hattama_digits.cells import CLASSES
from hattama_digits.make import make, turns
from hattama_digits.nets import CELL_NETS, predict

BATCH = 128


def main(given):
    torch.manual_seed(given.seed)
    generator = torch.Generator().manual_seed(given.seed)
    began = time.time()
    samples, epochs = given.samples, given.epochs
    held, held_labels = make('cells', 'calibration', 1_000, given.held)
    net = CELL_NETS[given.shape](len(CLASSES), given.width).to(memory_format=torch.channels_last)
    if given.start:
        net.load_state_dict(torch.load(given.start)['state'])
    print(f'{sum(p.numel() for p in net.parameters())} parameters', flush=True)
    optimiser = torch.optim.AdamW(net.parameters(), weight_decay=0.01)
    steps = epochs * (samples // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, given.rate, total_steps=steps, pct_start=0.15)
    for epoch, (images, labels) in enumerate(turns('cells', given.seed, samples, given.sets, epochs)):
        labels = torch.from_numpy(labels)
        net.train()
        total = 0.0
        order = torch.randperm(samples, generator=generator)
        for i in range(0, samples - BATCH + 1, BATCH):
            pick = order[i : i + BATCH]
            batch = augment.varied(torch.from_numpy(images[pick.numpy()]).float() / 255, augment.CELLS, generator)
            batch = batch.contiguous(memory_format=torch.channels_last)
            with torch.autocast('cpu', torch.bfloat16, enabled=given.bf16):
                logits = net(batch)
            loss = functional.cross_entropy(logits.float(), labels[pick])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            total += loss.item()
        right = (torch.cat(predict(net, held)).argmax(1).numpy() == held_labels).mean()
        print(f'epoch {epoch + 1}: loss {total / (samples // BATCH):.4f}, held out {right:.4f}, {time.time() - began:.0f} s', flush=True)
        torch.save({'shape': given.shape, 'width': given.width, 'state': net.state_dict()}, given.out)


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--shape', choices=CELL_NETS, default='plain')
    parser.add_argument('--width', type=float, default=1.0, help='scales the channels')
    parser.add_argument('--samples', type=int, default=250_000)
    parser.add_argument('--sets', type=int, default=1, help='sets of samples, taken in turn')
    parser.add_argument('--held', type=int, default=10_000, help='cells of the calibration split to look at after each epoch')
    parser.add_argument('--epochs', type=int, default=6)
    parser.add_argument('--rate', type=float, default=3e-3, help='highest learning rate of the one-cycle schedule')
    parser.add_argument('--bf16', action='store_true', help='multiplies in 16 bits: twice as fast on processors that can, with torch 2')
    parser.add_argument('--start', help='checkpoint to go on from')
    parser.add_argument('--out', required=True, help='checkpoint to write after each epoch')
    main(parser.parse_args())
