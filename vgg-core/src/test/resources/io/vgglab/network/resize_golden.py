"""Writes resize-4x4-to-7x7.txt: each resize of one image, in exact arithmetic, by its definition.

Usage: python3 resize_golden.py > resize-4x4-to-7x7.txt

A target pixel is the sum over all source pixels of an endless image (edges repeated) of the pixel
times a kernel of the vertical and one of the horizontal distance; nothing is separated or tabled.
"""

from fractions import Fraction as F
from math import floor

IMAGE = [[12, 200, 7, 255], [90, 33, 180, 64], [0, 129, 250, 31], [77, 5, 142, 219]]
IN, OUT = 4, 7


def triangle(distance):
    return max(F(0), 1 - abs(distance))


def keys(distance, a=F(-3, 4)):
    d = abs(distance)
    if d <= 1:
        return (a + 2) * d**3 - (a + 3) * d**2 + 1
    return a * (d**3 - 5 * d**2 + 8 * d - 4) if d < 2 else F(0)


def box(distance):
    return F(1) if -1 < distance <= 0 else F(0)


def corner(i):
    return F(i * IN, OUT)


def centre(i):
    return (i + F(1, 2)) * IN / OUT - F(1, 2)


METHODS = {
    "NEAREST": (corner, box),
    "BILINEAR": (centre, triangle),
    "BILINEAR_TF1": (corner, triangle),
    "BICUBIC": (centre, keys),
}


def pixel(row, column):
    return IMAGE[min(max(row, 0), IN - 1)][min(max(column, 0), IN - 1)]


def resized(place, kernel, i, j):
    rows = range(floor(place(i)) - 3, floor(place(i)) + 4)
    columns = range(floor(place(j)) - 3, floor(place(j)) + 4)
    return sum(
        pixel(r, c) * kernel(r - place(i)) * kernel(c - place(j)) for r in rows for c in columns
    )


print("IMAGE", *(value for row in IMAGE for value in row))
for name, (place, kernel) in METHODS.items():
    print(name, *(float(resized(place, kernel, i, j)) for i in range(OUT) for j in range(OUT)))
