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
vgg=${VGG:-$home/vgg}
runs=${RUNS:-runs/search-comparison}
kinds='random tpe-hyperband'
seeds='1 2 3'
mkdir -p "$runs"

for kind in $kinds; do
  for seed in $seeds; do
    study=$kind-$seed
    sed -e "s/^name: .*/name: $study/" -e "s/^seed: .*/seed: $seed/" "$here/$kind.yaml" >"$runs/$study.yaml"
    "$vgg" sweep "$runs/$study.yaml" --data "$data" --out "$runs/$study" "$@"
  done
done

set --
for kind in $kinds; do
  for seed in $seeds; do
    set -- "$@" "$runs/$kind-$seed"
  done
done
# aside first: a comparison that fails leaves the last one as it was
"$vgg" sweep compare "$@" >"$runs/comparison.md.part"
mv "$runs/comparison.md.part" "$runs/comparison.md"
cat "$runs/comparison.md"
