#!/bin/sh
# CIFAR-100, binary version, an archive or a folder: 100 classes, random shifts and flips.
#   ./vgg data fetch cifar100 && examples/train-cifar100.sh [DATA [RUN_FOLDER]]
set -eu
home=$(dirname -- "$0")/..
[ -x "$home/vgg" ] || home=$home/bin # in the archive
exec "${VGG:-$home/vgg}" train --preset seed-bn --data "${1:-data/cifar-100-binary.tar.gz}" --out "${2:-runs/cifar100}" \
  --set width=0.125 --set head=linear --set scaling=standardized --set initializer=he-normal \
  --set learningRate=0.02 --set batchSize=64 --set schedule=cosine --set plateau=none --set validation=slice --set augmentation=standard \
  --epochs 3 --limit 10000
