#!/bin/sh
# Compares TPE with Hyperband and random search under the same budget of epochs, three seeds each:
#   examples/search-comparison/run.sh data/cifar-10-binary.tar.gz [options of vgg sweep, such as --threads 1]
# Studies and comparison.md go to runs/search-comparison, or to the folder that RUNS names. Started again it
# goes on where it was.
set -eu

data=${1:-data/cifar-10-binary.tar.gz}
[ $# -eq 0 ] || shift
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
home=$(CDPATH='' cd -- "$here/../.." && pwd)
[ -x "$home/vgg" ] || home=$home/bin # in the archive
runs=${RUNS:-runs/search-comparison}
mkdir -p "$runs"

studies=
for kind in random tpe-hyperband; do
  for seed in 1 2 3; do
    study=$kind-$seed
    sed -e "s/^name: .*/name: $study/" -e "s/^seed: .*/seed: $seed/" "$here/$kind.yaml" >"$runs/$study.yaml"
    "$home/vgg" sweep "$runs/$study.yaml" --data "$data" --out "$runs/$study" "$@"
    studies="$studies $runs/$study"
  done
done
# shellcheck disable=SC2086 # the folders are separate words
"$home/vgg" sweep compare $studies | tee "$runs/comparison.md"
