"""Makes the invented forms and pictures of them that the product's tests read: `make_invented.py <folder> [--seed n]`.

A form a file with its blank picture beside it, and of each a scan, a photo, a scan of pencil and a black-and-white scan, with their truth. Written by the
test split's hands. Nothing is tuned on these: choose other seeds for that.
"""
import argparse
import json
import os

import cv2
import numpy as np

from hattama_digits import invented

BALLPOINT, PENCIL = ((120, 50, 30), 0.85), ((60, 60, 60), 0.4)
# What is taken of each form: capture, and pen.
TAKEN = (('scan', BALLPOINT), ('photo', BALLPOINT), ('scan', PENCIL), ('black-and-white', BALLPOINT))
SCAN_PX_PER_MM = 6


def scan(page, rng):
    """A page turned a little, soft, grainy, at 150 dpi."""
    height, width = page.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), rng.uniform(-1.6, 1.6), rng.uniform(0.96, 1))
    out = cv2.warpAffine(page, turn, (width, height), borderValue=(250, 250, 250))
    out = cv2.GaussianBlur(out, (0, 0), rng.uniform(0.4, 0.9))
    scale = SCAN_PX_PER_MM / invented.PX_PER_MM
    out = cv2.resize(out, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return out + rng.normal(0, rng.uniform(1, 4), out.shape)


def black_and_white(page, rng):
    """A scan of which every px is black or white: thin strokes break or vanish."""
    grey = cv2.cvtColor(np.clip(scan(page, rng), 0, 255).astype(np.uint8), cv2.COLOR_BGR2GRAY)
    return np.where(grey > rng.uniform(150, 190), 255, 0)


def photo(page, rng):
    """A page on a table, seen aslant, curled, unevenly lit."""
    height, width = page.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    curl = rng.uniform(0, 7) * np.sin(np.pi * rng.uniform(0.7, 1.4) * x / width + rng.uniform(0, 3))
    page = cv2.remap(page, x, y + curl.astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    wide, high = int(1.15 * width), int(1.12 * height)
    off = rng.uniform(0, 0.09, (4, 2)) * (1, 0.6)
    corners = np.float32([[0.06, 0.05], [0.94, 0.05], [0.95, 0.95], [0.05, 0.95]]) + off * ((1, 1), (-1, 1), (-1, -1), (1, -1))
    matrix = cv2.getPerspectiveTransform(np.float32([[0, 0], [width, 0], [width, height], [0, height]]), np.float32(corners * (wide, high)))
    table = rng.uniform(40, 120, 3) + cv2.GaussianBlur(rng.normal(0, 60, (high, wide, 3)).astype(np.float32), (0, 0), 6)
    shown = cv2.warpPerspective(np.ones((height, width), np.float32), matrix, (wide, high))[..., None]
    out = cv2.warpPerspective(page, matrix, (wide, high)) * shown + table * (1 - shown)
    across, down = np.meshgrid(np.linspace(-1, 1, wide), np.linspace(-1, 1, high))
    angle = rng.uniform(0, 2 * np.pi)
    out *= np.clip(0.8 + 0.2 * (across * np.cos(angle) + down * np.sin(angle)), 0.45, 1.05)[..., None] * rng.uniform(0.85, 1, 3)
    scale = rng.uniform(0.7, 0.85)
    out = cv2.resize(cv2.GaussianBlur(out, (0, 0), rng.uniform(0.6, 1.2)), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return out + rng.normal(0, rng.uniform(2, 6), out.shape)


CAPTURES = {'scan': scan, 'photo': photo, 'black-and-white': black_and_white}


def main(given):
    os.makedirs(given.folder, exist_ok=True)
    truth = {}
    for number, draw in enumerate(invented.SHEETS):
        sheet = draw()
        sheet.image.save(os.path.join(given.folder, f'{sheet.name}.png'), optimize=True)
        with open(os.path.join(given.folder, f'{sheet.name}.json'), 'w') as file:
            json.dump(sheet.form(f'{sheet.name}.png'), file)
        for index in range(len(TAKEN) * given.times):
            rng = np.random.default_rng([given.seed, number, index])
            capture, (pen, strength) = TAKEN[index % len(TAKEN)]
            page, values, signed = invented.filled(sheet, rng, 'test', ('font', 'mnist', 'strokes')[(number + index) % 3], pen, strength)
            picture = np.clip(CAPTURES[capture](page, rng), 0, 255).astype(np.uint8)
            name = f'{sheet.name}-{index + 1}.jpg'
            cv2.imwrite(os.path.join(given.folder, name), picture, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(55, 85))])
            truth[name] = {
                'form': sheet.name, 'mode': capture, 'values': values, 'corrected': [], 'padding': 'zero', 'signatures': signed, 'failed_checks': [],
            }
    with open(os.path.join(given.folder, 'truth.json'), 'w') as file:
        json.dump(truth, file, indent=1)
        file.write('\n')


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('folder')
    parser.add_argument('--seed', type=int, default=2_026)
    parser.add_argument('--times', type=int, default=1, help='how often each kind of picture is taken of each form')
    main(parser.parse_args())
