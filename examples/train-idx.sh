#!/bin/sh
# A folder of IDX files, as MNIST and Fashion-MNIST come, compressed or not:
# train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte.
#   examples/train-idx.sh [DATA [RUN_FOLDER]]
set -eu
home=$(dirname -- "$0")/..
[ -x "$home/vgg" ] || home=$home/bin # in the archive
exec "${VGG:-$home/vgg}" train --preset seed-bn --data "${1:-data/mnist}" --out "${2:-runs/idx}" \
  --set width=0.125 --set head=linear --set scaling=standardized --set initializer=he-normal \
  --set learningRate=0.02 --set batchSize=64 --set schedule=cosine --set plateau=none --set validation=slice --epochs 3 --limit 5000
