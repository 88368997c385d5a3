#!/bin/sh
# Trains Hattama's digit reader anew, from nothing but packages of npm and Debian, and lays the networks into resources/models.
# Needs Debian's python3-torch (1.13), python3-opencv, python3-numpy, python3-pil and libopenblas0-pthread, and Node's npm.
# About two hours on two cores. Seeds are fixed; other versions of torch or OpenBLAS may differ in the last digits.
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-/usr/bin/python3}
work=${WORK:-../../../.cache/train}
fixtures=../../../tests/fixtures/digits
export OMP_NUM_THREADS=2

npm ci --no-audit --no-fund
mkdir -p "$work"
"$python" train_cells.py 1 1.0 "$work/cells-1.pt" 250000 6
"$python" train_lines.py 1 1.0 "$work/lines-1.pt" 120000 4
"$python" calibrate.py .. "$fixtures" --cells "$work/cells-1.pt" --lines "$work/lines-1.pt"
"$python" make_held_out.py "$fixtures"
