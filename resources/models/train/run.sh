#!/bin/sh
# Trains Hattama's digit reader anew, from nothing but packages of npm and Debian, and lays the networks into resources/models.
# Needs Debian's python3-torch (1.13), python3-opencv, python3-numpy, python3-pil and libopenblas0-pthread, and Node's npm.
# With another Python for the training alone (TRAINER: numpy, opencv-python-headless, pillow and torch 2, which is faster in 16 bits)
# about five hours on two idle cores, and 6 GB of disk. Seeds are fixed; other versions of torch or OpenCV may differ in the last digits.
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-/usr/bin/python3}
trainer=${TRAINER:-$python}
work=${WORK:-../../../node_modules/.cache/hattama/train}
fixtures=../../../tests/fixtures/digits
# Sets are made once and kept for the network that follows.
export HATTAMA_SETS="$work/sets"
# A network a core.
export OMP_NUM_THREADS=1

train() {
  kind=$1 name=$2
  shift 2
  "$trainer" "train_$kind.py" --bf16 --sets 4 "$@" --out "$work/$kind-$name.pt"
}

npm ci --no-audit --no-fund
mkdir -p "$HATTAMA_SETS"
"$python" doubtful.py
# A wide network and a narrow one a kind, and a deep one for cells; they are averaged.
train cells 1 --width 2 --seed 31 --samples 250000 --epochs 16 &
beside=$!
train lines 1 --width 1.5 --seed 31 --samples 150000 --epochs 14
wait "$beside"
# Once more as long, from there.
train cells 1 --width 2 --seed 31 --samples 250000 --epochs 18 --rate 2e-3 --start "$work/cells-1.pt" &
beside=$!
train lines 1 --width 1.5 --seed 31 --samples 150000 --epochs 12 --rate 2e-3 --start "$work/lines-1.pt"
wait "$beside"
train cells 2 --width 1 --seed 31 --samples 250000 --epochs 16 &
beside=$!
train lines 2 --width 1 --seed 31 --samples 150000 --epochs 14
wait "$beside"
train cells 3 --shape deep --seed 31 --samples 250000 --epochs 14
"$python" calibrate.py .. "$fixtures" --cells "$work/cells-1.pt" "$work/cells-2.pt" "$work/cells-3.pt" --lines "$work/lines-1.pt" "$work/lines-2.pt"
"$python" make_held_out.py "$fixtures"
"$python" make_invented.py "$fixtures/../invented"
# What to choose the limit of acceptance by (ACCEPT_FROM in electron/reading/decision.ts): npm run bench:reader -- --packs <folder>
"$python" make_held_out.py --calibration 24000 "$work/calibration"
