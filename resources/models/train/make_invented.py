"""Makes invented forms and pictures of them: `make_invented.py <folder> [--lot first|second] [--seed n] [--times n]`.

A form a file with its blank picture beside it, and pictures of each, with their truth. The first lot is what the product's tests read. Written by the test split's hands. Nothing is tuned on these: choose other seeds for that.
"""
import argparse
import json
import os

import cv2
import numpy as np

from hattama_digits import captures, invented, sheets_first, sheets_second

BALLPOINT, PENCIL, GEL, RED, CARBON = ((120, 50, 30), 0.85), ((60, 60, 60), 0.4), ((25, 25, 25), 1), ((40, 40, 190), 0.8), ((150, 70, 110), 0.55)
CAPTURES = {
    'scan': captures.scan, 'photo': captures.photo, 'black-and-white': captures.black_and_white, 'messenger': captures.messenger,
    'shining-through': captures.shining_through, 'crumpled': captures.crumpled, 'turned': captures.turned, 'shadow': captures.shadowed,
}
# The forms of a lot, and what is taken of each: capture, and pen.
LOTS = {
    'first': (sheets_first.SHEETS, (('scan', BALLPOINT), ('photo', BALLPOINT), ('scan', PENCIL), ('black-and-white', BALLPOINT))),
    'second': (
        sheets_second.SHEETS,
        (
            ('messenger', BALLPOINT), ('shining-through', BALLPOINT), ('crumpled', BALLPOINT), ('turned', GEL), ('shadow', BALLPOINT),
            ('scan', CARBON), ('photo', RED), ('black-and-white', GEL),
        ),
    ),
}


def main(given):
    os.makedirs(given.folder, exist_ok=True)
    truth = {}
    sheets, taken = LOTS[given.lot]
    for number, draw in enumerate(sheets):
        sheet = draw()
        sheet.image.save(os.path.join(given.folder, f'{sheet.name}.png'), optimize=True)
        with open(os.path.join(given.folder, f'{sheet.name}.json'), 'w') as file:
            json.dump(sheet.form(f'{sheet.name}.png'), file)
        for index in range(len(taken) * given.times):
            rng = np.random.default_rng([given.seed, number, index])
            capture, (pen, strength) = taken[index % len(taken)]
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
    parser.add_argument('--lot', choices=LOTS, default='first')
    parser.add_argument('--seed', type=int, default=2_026)
    parser.add_argument('--times', type=int, default=1, help='how often each kind of picture is taken of each form')
    main(parser.parse_args())
