#!/usr/bin/env python3
"""Makes fashion-mini: 500 training and 100 test images a class of Fashion-MNIST, as IDX, gzip.

Usage: python3 fashion_mini.py SOURCE TARGET

SOURCE is the folder of the four files of Fashion-MNIST, as Debian's package dataset-fashion-mnist
installs it: /usr/share/datasets/fashion-mnist. TARGET is the resource folder of vgg-core:
src/main/resources/io/vgglab/data/fashion-mini. Takes the first images of each class and keeps
their order, so the result is the same on every run. Needs Python's standard library alone.
"""

import gzip
import pathlib
import struct
import sys

CLASSES = 10
IMAGES_MAGIC = 0x00000803
LABELS_MAGIC = 0x00000801


def read(path, magic, dimensions):
    with gzip.open(path, "rb") as file:
        header = struct.unpack(f">{dimensions + 1}i", file.read(4 * (dimensions + 1)))
        if header[0] != magic:
            sys.exit(f"{path}: magic must be {magic:#010x}, but was {header[0]:#010x}")
        return header[1:], file.read()


def write(path, magic, sizes, payload):
    data = struct.pack(f">{len(sizes) + 1}i", magic, *sizes) + payload
    path.write_bytes(gzip.compress(data, compresslevel=9, mtime=0))
    print(f"{path.name}: {path.stat().st_size} bytes")


def reduce(source, target, split, per_class):
    (count, rows, columns), pixels = read(
        source / f"{split}-images-idx3-ubyte.gz", IMAGES_MAGIC, 3)
    _, labels = read(source / f"{split}-labels-idx1-ubyte.gz", LABELS_MAGIC, 1)
    taken, chosen = [0] * CLASSES, []
    for index in range(count):
        if taken[labels[index]] < per_class:
            taken[labels[index]] += 1
            chosen.append(index)
    size = rows * columns
    write(target / f"{split}-images-idx3-ubyte.gz", IMAGES_MAGIC, (len(chosen), rows, columns),
          b"".join(pixels[i * size:(i + 1) * size] for i in chosen))
    write(target / f"{split}-labels-idx1-ubyte.gz", LABELS_MAGIC, (len(chosen),),
          bytes(labels[i] for i in chosen))


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    source, target = map(pathlib.Path, sys.argv[1:])
    target.mkdir(parents=True, exist_ok=True)
    reduce(source, target, "train", 500)
    reduce(source, target, "t10k", 100)


main()
