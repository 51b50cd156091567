#!/bin/sh
# A folder of pictures: train/CLASS/*.png and test/CLASS/*.png (or .jpg), all of one size, resized
# inside the network to 32x32.
#   examples/train-folder.sh [DATA [RUN_FOLDER]]
set -eu
home=$(dirname -- "$0")/..
[ -x "$home/vgg" ] || home=$home/bin # in the archive
exec "${VGG:-$home/vgg}" train --preset seed-bn --data "${1:-data/pictures}" --out "${2:-runs/folder}" \
  --set width=0.125 --set head=linear --set scaling=standardized --set initializer=he-normal \
  --set learningRate=0.02 --set batchSize=64 --set schedule=cosine --set plateau=none --set validation=slice --set resize=bilinear:32 \
  --epochs 3
