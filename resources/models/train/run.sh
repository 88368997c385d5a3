#!/bin/sh
# Trains Hattama's digit reader anew, from nothing but packages of npm and Debian, and lays the networks into resources/models.
# Needs Debian's python3-torch (1.13), python3-opencv, python3-numpy, python3-pil and libopenblas0-pthread, and Node's npm.
# About 90 minutes of one idle core. Seeds are fixed; other versions of torch, OpenCV or OpenBLAS may differ in the last digits.
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-/usr/bin/python3}
work=${WORK:-../../../node_modules/.cache/hattama/train}
fixtures=../../../tests/fixtures/digits

npm ci --no-audit --no-fund
mkdir -p "$work"
# Cells: long on hard ones, then briefly on all. The second network branched off earlier; the two are averaged.
"$python" train_cells.py --seed 1 --samples 250000 --least 1 --epochs 6 --stop-after 3 --out "$work/cells-early.pt"
"$python" train_cells.py --seed 1 --samples 250000 --least 1 --epochs 6 --out "$work/cells-start.pt"
"$python" train_cells.py --seed 2 --samples 60000 --epochs 2 --rate 1e-3 --start "$work/cells-start.pt" --out "$work/cells-1.pt"
"$python" train_cells.py --seed 2 --samples 45000 --least 1 --epochs 2 --rate 1e-3 --start "$work/cells-early.pt" --out "$work/cells-branch.pt"
"$python" train_cells.py --seed 2 --samples 60000 --epochs 1 --rate 1e-3 --start "$work/cells-branch.pt" --out "$work/cells-2.pt"
"$python" train_lines.py --seed 1 --samples 50000 --epochs 3 --out "$work/lines-start.pt"
"$python" train_lines.py --seed 3 --samples 120000 --epochs 5 --rate 2e-3 --start "$work/lines-start.pt" --out "$work/lines-1.pt"
"$python" calibrate.py .. "$fixtures" --cells "$work/cells-1.pt" "$work/cells-2.pt" --lines "$work/lines-1.pt"
"$python" make_held_out.py "$fixtures"
