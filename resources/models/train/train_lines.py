"""Trains one line network. Fixed seeds; see run.sh for what the product's network was trained with."""
import argparse
import time

import torch
from torch.nn import functional

from hattama_digits import augment
from hattama_digits.ctc import best_path, targets
from hattama_digits.lines import SYMBOLS
from hattama_digits.make import make, turns
from hattama_digits.nets import LineNet, predict

BATCH = 128


def main(given):
    torch.manual_seed(given.seed)
    generator = torch.Generator().manual_seed(given.seed)
    began = time.time()
    samples, epochs = given.samples, given.epochs
    held, held_texts = make('lines', 'calibration', 1_000, given.held)
    net = LineNet(len(SYMBOLS) + 1, given.width).to(memory_format=torch.channels_last)
    if given.start:
        net.load_state_dict(torch.load(given.start)['state'])
    print(f'{sum(p.numel() for p in net.parameters())} parameters', flush=True)
    optimiser = torch.optim.AdamW(net.parameters(), weight_decay=0.01)
    per_epoch = samples // BATCH
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, given.rate, total_steps=epochs * per_epoch, pct_start=0.15)
    for epoch, (images, texts) in enumerate(turns('lines', given.seed, samples, given.sets, epochs)):
        net.train()
        total = 0.0
        order = torch.randperm(samples, generator=generator)
        for i in range(0, samples - BATCH + 1, BATCH):
            pick = order[i : i + BATCH].numpy()
            batch = augment.varied(torch.from_numpy(images[pick]).float() / 255, augment.LINES, generator)
            with torch.autocast('cpu', torch.bfloat16, enabled=given.bf16):
                logits = net(batch.contiguous(memory_format=torch.channels_last))
            logits = logits.float().log_softmax(2)
            wanted, lengths = targets(texts[pick])
            loss = functional.ctc_loss(logits, wanted, torch.full((BATCH,), len(logits)), lengths, zero_infinity=True)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
        read = [text for logits in predict(net, held) for text in best_path(logits)]
        right = sum(a == b for a, b in zip(read, held_texts)) / len(read)
        print(f'epoch {epoch + 1}: loss {total / per_epoch:.4f}, held out {right:.4f}, {time.time() - began:.0f} s', flush=True)
        torch.save({'width': given.width, 'state': net.state_dict()}, given.out)


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--width', type=float, default=1.0, help='scales the channels')
    parser.add_argument('--samples', type=int, default=50_000)
    parser.add_argument('--sets', type=int, default=1, help='sets of samples, taken in turn')
    parser.add_argument('--held', type=int, default=2_000, help='lines of the calibration split to look at after each epoch')
    parser.add_argument('--epochs', type=int, default=3)
    parser.add_argument('--rate', type=float, default=3e-3, help='highest learning rate of the one-cycle schedule')
    parser.add_argument('--bf16', action='store_true', help='multiplies in 16 bits: twice as fast on processors that can, with torch 2')
    parser.add_argument('--start', help='checkpoint to go on from')
    parser.add_argument('--out', required=True, help='checkpoint to write after each epoch')
    main(parser.parse_args())
