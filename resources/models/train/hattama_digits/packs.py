"""Sets of fields written for the product's bench and tests: gzip over a JSON header line and the inks' bytes.

Header: {"fields": [{"width", "height", "boxes": [[x, y, w, h], ...], "truth": [class index, ...] or "text"}, ...]}; then each
field's ink, rows from the top, one after the other. The product's side of it: tests/support/packs.ts.
"""
import gzip
import json

import numpy as np

# Surroundings kept around the boxes, px: what the product's cuts have (2 mm, a box of 44 px being 5.5 to 7.5 mm high).
MARGIN = 14


def trimmed(ink, boxes):
    """A field's ink with MARGIN around its boxes, in 16 steps (grain packs badly), and the boxes therein."""
    left, top = (max(0, min(box[i] for box in boxes) - MARGIN) for i in (0, 1))
    right, bottom = (max(box[i] + box[i + 2] for box in boxes) + MARGIN for i in (0, 1))
    steps = np.round(ink[top:bottom, left:right] / 17.0).astype(np.uint8) * 17
    return steps, [[x - left, y - top, w, h] for x, y, w, h in boxes]


def write(path, fields):
    """Writes fields [(ink uint8 (h, w), boxes, truth), ...]; the same fields give the same bytes."""
    header, inks = [], []
    for ink, boxes, truth in fields:
        steps, places = trimmed(ink, boxes)
        header.append({'width': steps.shape[1], 'height': steps.shape[0], 'boxes': places, 'truth': truth})
        inks.append(steps.tobytes())
    with open(path, 'wb') as raw, gzip.GzipFile(filename='', mode='wb', fileobj=raw, compresslevel=9, mtime=0) as out:
        out.write(json.dumps({'fields': header}, separators=(',', ':')).encode() + b'\n')
        for ink in inks:
            out.write(ink)
