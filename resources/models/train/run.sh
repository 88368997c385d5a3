#!/bin/sh
# Trains Hattama's digit reader anew, from nothing but packages of npm and Debian, and lays the networks into resources/models.
# Needs Debian's python3-torch (1.13), python3-opencv, python3-numpy, python3-pil and libopenblas0-pthread, and Node's npm.
# About four hours on two idle cores and 12 GB of disk. Seeds are fixed; other versions of torch, OpenCV or OpenBLAS may differ in the last digits.
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-/usr/bin/python3}
work=${WORK:-../../../node_modules/.cache/hattama/train}
fixtures=../../../tests/fixtures/digits
# Sets are made once and kept for the network that follows.
export HATTAMA_SETS="$work/sets"

npm ci --no-audit --no-fund
mkdir -p "$HATTAMA_SETS"
"$python" doubtful.py
# Two networks for cells, differing in their seed and in part of what they see; they are averaged.
"$python" train_cells.py --seed 22 --samples 300000 --sets 7 --epochs 14 --out "$work/cells-1.pt"
"$python" train_cells.py --seed 25 --samples 300000 --sets 7 --epochs 14 --out "$work/cells-2.pt"
"$python" train_lines.py --seed 21 --samples 200000 --sets 5 --epochs 15 --out "$work/lines-1.pt"
"$python" calibrate.py .. "$fixtures" --cells "$work/cells-1.pt" "$work/cells-2.pt" --lines "$work/lines-1.pt"
"$python" make_held_out.py "$fixtures"
# What to choose the limit of acceptance by (ACCEPT_FROM in electron/reading/decision.ts): npm run bench:reader -- --packs <folder>
"$python" make_held_out.py --calibration 8000 "$work/calibration"
