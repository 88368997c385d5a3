"""From a field's ink to what the networks see. `electron/reading/digits/views.ts` does the same, step by step; a test holds them together."""
import cv2
import numpy as np

SIDE = 32
LINE_WIDTH = 160
WORDS_WIDTH = 384
MARGIN = 0.5
FLOOR = 90
REACH = 0.02
DISPUTED_HEIGHT = 0.1


def gain(ink):
    """Factor that brings the strongest ink to 1; ink that never gets stronger than FLOOR stays pale."""
    strongest = int(ink.max()) if ink.size else 0
    return 1 / max(strongest, FLOOR)


def weights(count, origin, step, source):
    """Triangle filter: row i weighs `source` px for output px i that begins at origin + i * step. (count, source)."""
    support = max(step, 1.0)
    centres = origin + (np.arange(count) + 0.5) * step
    away = np.abs(centres[:, None] - (np.arange(source) + 0.5)[None, :]) / support
    kernel = np.maximum(0.0, 1 - away)
    # The kernel's full sum, also over px beyond the edge: those are paper (0).
    reach = int(np.ceil(support)) + 1
    offsets = np.arange(-reach, reach + 1)
    whole = np.floor(centres)[:, None] + offsets[None, :] + 0.5
    total = np.maximum(0.0, 1 - np.abs(centres[:, None] - whole) / support).sum(axis=1)
    return kernel / total[:, None]


def resample(values, x, y, step_x, step_y, width, height):
    """`values` (h, w) seen through width x height px of step_x x step_y, beginning at x, y."""
    return weights(height, y, step_y, values.shape[0]) @ values @ weights(width, x, step_x, values.shape[1]).T


def own_ink(ink, box, reaching=False):
    """What belongs to a box: (mask of all but others' strokes, (x0, y0, x1, y1) of its own strokes, disputed) or None.

    A stroke (connected ink above 20 % of the strongest in the box) belongs where at least half of it lies in the box; then all of it
    does, also what leaves the box. Others' strokes are masked with 1 px around. Dots under 3 % of the largest stroke stay, but do not
    count for the extent; so does ink too pale to be a stroke. With `reaching`, of others' strokes that reach into the box by more than
    REACH (they may be a figure grown together with what stands beside) the part in the box stays and counts. `disputed`: a stroke
    that is not the box's own enters it from beside.
    """
    x, y, w, h = box
    inside = ink[y : y + h, x : x + w]
    strongest = int(inside.max()) if inside.size else 0
    binary = (ink > max(0.2 * strongest, 28)).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(binary, connectivity=8)
    within = np.bincount(labels[y : y + h, x : x + w].ravel(), minlength=count)
    area = stats[:, cv2.CC_STAT_AREA]
    own = within * 2 >= area
    reach = ~own & (within >= REACH * h * h) if reaching else np.zeros(count, bool)
    own[0] = reach[0] = False
    if not own.any() and not reach.any():
        return None
    foreign = ~own & ~reach
    foreign[0] = False
    mask = 1 - cv2.dilate(foreign[labels].astype(np.uint8), np.ones((3, 3), np.uint8))
    outside = reach[labels]
    outside[y : y + h, x : x + w] = False
    mask[outside] = 0
    size = np.where(own, area, np.where(reach, within, 0))
    counted = size >= 0.03 * size.max()
    counted[0] = False
    rows, columns = np.nonzero(counted[labels] & ~outside)
    return mask, (int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1), _disputed(labels, stats, own, box)


def _disputed(labels, stats, own, box):
    x, y, w, h = box
    for piece in np.flatnonzero(~own)[1:]:
        middle = stats[piece, cv2.CC_STAT_TOP] + stats[piece, cv2.CC_STAT_HEIGHT] / 2
        rows = np.flatnonzero((labels[y : y + h, x : x + w] == piece).any(axis=1))
        if len(rows) and y <= middle < y + h and rows[-1] - rows[0] + 1 >= DISPUTED_HEIGHT * h:
            return True
    return False


def surroundings(ink, box):
    """The box with MARGIN of its size on each side (as far as the picture goes) and the box therein."""
    x, y, w, h = box
    left, top = max(0, x - int(w * MARGIN)), max(0, y - int(h * MARGIN))
    cut = ink[top : y + h + int(h * MARGIN), left : x + w + int(w * MARGIN)]
    return cut, (x - left, y - top, w, h)


def cell_views(ink, box):
    """(2, SIDE, SIDE) float 0..1: the box as it lies on the page, and its own strokes alone, centred and scaled."""
    cut, (x, y, w, h) = surroundings(ink, box)
    out = np.zeros((2, SIDE, SIDE))
    scale = gain(cut[y : y + h, x : x + w])
    values = cut.astype(np.float64)
    side = 1.3 * max(w, h)
    out[0] = resample(values, x + w / 2 - side / 2, y + h / 2 - side / 2, side / SIDE, side / SIDE, SIDE, SIDE)
    found = own_ink(cut, (x, y, w, h))
    if found:
        mask, (x0, y0, x1, y1), _ = found
        side = 1.2 * max(x1 - x0, y1 - y0, 0.4 * h)
        out[1] = resample(values * mask, (x0 + x1) / 2 - side / 2, (y0 + y1) / 2 - side / 2, side / SIDE, side / SIDE, SIDE, SIDE)
    return np.minimum(out * scale, 1)


def line_view(ink, box):
    """(SIDE, LINE_WIDTH) float 0..1: a line's own strokes, their height brought to 26 of SIDE px, from the left; wider lines are narrowed."""
    cut, (x, y, w, h) = surroundings(ink, box)
    found = own_ink(cut, (x, y, w, h), reaching=True)
    if not found:
        return np.zeros((SIDE, LINE_WIDTH))
    mask, (x0, y0, x1, y1), _ = found
    step = max(y1 - y0, 0.3 * h) / 26
    step_x = max(step, (x1 - x0) / (LINE_WIDTH - 14))
    values = cut.astype(np.float64) * mask
    out = resample(values, x0 - 10 * step_x, (y0 + y1) / 2 - step * SIDE / 2, step_x, step, LINE_WIDTH, SIDE)
    return np.minimum(out * gain(cut[y : y + h, x : x + w]), 1)


def words_view(ink, box):
    """(SIDE, WORDS_WIDTH) float 0..1: a field's own writing between the box's left and right edge, as `line_view` shows a line's."""
    cut, (x, y, w, h) = surroundings(ink, box)
    found = own_ink(cut, (x, y, w, h), reaching=True)
    if not found:
        return np.zeros((SIDE, WORDS_WIDTH))
    mask, (x0, y0, x1, y1), _ = found
    mask[:, :x] = mask[:, x + w :] = 0
    x0, x1 = max(x0, x), min(x1, x + w)
    step = max(y1 - y0, 0.3 * h) / 26
    step_x = max(step, (x1 - x0) / (WORDS_WIDTH - 14))
    values = cut.astype(np.float64) * mask
    out = resample(values, x0 - 10 * step_x, (y0 + y1) / 2 - step * SIDE / 2, step_x, step, WORDS_WIDTH, SIDE)
    return np.minimum(out * gain(cut[y : y + h, x : x + w]), 1)
