#!/bin/sh
# The 5,000 training images of Fashion-MNIST that ship with the suite: 28x28, one channel.
#   examples/train-fashion-mini.sh [DATA [RUN_FOLDER]]
set -eu
home=$(dirname -- "$0")/..
[ -x "$home/vgg" ] || home=$home/bin # in the archive
exec "${VGG:-$home/vgg}" train --preset seed-bn --data "${1:-fashion-mini}" --out "${2:-runs/fashion-mini}" \
  --set width=0.125 --set head=linear --set scaling=standardized --set initializer=he-normal \
  --set learningRate=0.02 --set batchSize=64 --set schedule=cosine --set plateau=none --set validation=slice --epochs 3
