"""Views bent and paled anew each time they are shown: a set of samples serves several passes without being learnt by heart."""
import math

import torch
from torch.nn import functional


class Bend:
    """How far views are bent at most: `degrees` turned, `shear`, `scale` as shares, `shift` (x, y) px of the view."""

    def __init__(self, degrees, shear, scale, shift):
        self.degrees = degrees
        self.shear = shear
        self.scale = scale
        self.shift = shift


CELLS = Bend(degrees=5, shear=0.1, scale=0.07, shift=(1.2, 1.2))
# A line's view is five times as wide as high and filled: what turns it far, turns its ends out of sight.
LINES = Bend(degrees=1.2, shear=0.12, scale=0.05, shift=(3, 1))
PALEST = 0.7


def varied(views, most, generator):
    """Views (n, c, h, w) 0..1, each turned, sheared, scaled, shifted and paled by its own random measure within `most`."""
    n, _, h, w = views.shape

    def spread(reach):
        return (2 * torch.rand(n, generator=generator) - 1) * reach

    angle, shear = spread(math.radians(most.degrees)), spread(most.shear)
    # From places in the result to places in the view, both -1..1 on each axis: px of x and y are of different size there.
    matrix = torch.zeros(n, 2, 3)
    matrix[:, 0, 0] = torch.cos(angle) * (1 + spread(most.scale))
    matrix[:, 0, 1] = (shear - torch.sin(angle)) * h / w
    matrix[:, 1, 0] = torch.sin(angle) * w / h
    matrix[:, 1, 1] = torch.cos(angle) * (1 + spread(most.scale))
    matrix[:, 0, 2] = spread(2 * most.shift[0] / w)
    matrix[:, 1, 2] = spread(2 * most.shift[1] / h)
    grid = functional.affine_grid(matrix, views.shape, align_corners=False)
    pale = 1 - (1 - PALEST) * torch.rand(n, 1, 1, 1, generator=generator)
    return functional.grid_sample(views, grid, align_corners=False) * pale
