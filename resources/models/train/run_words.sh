#!/bin/sh
# Trains the reader of number words anew, from nothing but packages of npm and Debian, and lays its network into resources/models.
# Needs what run.sh needs. About 40 minutes of one idle core. Seeds are fixed; other versions of torch, OpenCV or OpenBLAS may
# differ in the last digits.
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-/usr/bin/python3}
work=${WORK:-../../../node_modules/.cache/hattama/train}

npm ci --no-audit --no-fund
mkdir -p "$work"
"$python" train_words.py --seed 11 --width 0.8 --samples 60000 --epochs 8 --out "$work/words-1.pt"
"$python" calibrate_words.py .. ../../../tests/fixtures/digits "$work/words-1.pt"
