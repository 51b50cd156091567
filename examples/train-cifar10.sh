#!/bin/sh
# CIFAR-10, binary version, an archive or a folder: a slice of the images in a narrow network.
#   ./vgg data fetch cifar10 && examples/train-cifar10.sh [DATA [RUN_FOLDER]]
set -eu
home=$(dirname -- "$0")/..
[ -x "$home/vgg" ] || home=$home/bin # in the archive
exec "${VGG:-$home/vgg}" train --preset seed-bn --data "${1:-data/cifar-10-binary.tar.gz}" --out "${2:-runs/cifar10}" \
  --set width=0.125 --set head=linear --set scaling=standardized --set initializer=he-normal \
  --set learningRate=0.02 --set batchSize=64 --set schedule=cosine --set plateau=none --set validation=slice --epochs 3 --limit 5000
