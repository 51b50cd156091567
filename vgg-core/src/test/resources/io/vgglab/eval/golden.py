"""Writes the golden files of the evaluation tests with scikit-learn and NumPy.

Usage: python3 golden.py [folder]   (made with scikit-learn 1.9.1, NumPy 2.4.6)

Each case is NAME.matrix (counts, optional line of names), NAME.report.txt (the current layout)
and NAME.averages.txt (accuracy; macro and weighted precision, recall, F1; exact doubles).
"""

import pathlib
import sys
import warnings

import numpy as np
from sklearn.metrics import classification_report, log_loss, precision_recall_fscore_support

SEED = """816 17 33 19 15 4 6 12 57 21
10 895 2 6 3 2 6 1 19 56
54 3 678 53 71 49 59 19 6 8
20 6 69 593 53 150 56 29 11 13
17 3 51 58 739 26 44 58 3 1
5 2 37 178 40 665 22 44 4 3
6 2 30 67 29 12 838 7 5 4
15 1 22 44 59 50 3 797 1 8
53 20 9 22 8 2 6 2 865 13
25 62 7 14 3 5 5 10 22 847"""

SEED_BN = """847 10 33 18 11 4 3 7 42 25
11 899 1 6 3 5 4 0 15 56
52 4 697 49 72 52 42 23 3 6
14 10 59 658 50 129 41 20 10 9
15 4 63 39 779 17 31 44 4 4
11 2 20 157 41 708 12 39 6 4
9 2 37 49 22 22 849 3 3 4
7 1 22 31 44 37 5 846 0 7
47 19 9 10 4 3 1 2 891 14
19 48 5 9 3 2 3 12 21 878"""

CIFAR = "airplane automobile bird cat deer dog frog horse ship truck".split()


def matrix(text):
    return np.array([[int(v) for v in line.split()] for line in text.splitlines()])


def labels(counts):
    truth, predicted = [], []
    for t, row in enumerate(counts):
        for p, n in enumerate(row):
            truth += [t] * int(n)
            predicted += [p] * int(n)
    return truth, predicted


def write(folder, name, counts, names=None):
    truth, predicted = labels(counts)
    classes = list(range(len(counts)))
    report = classification_report(truth, predicted, labels=classes, target_names=names)
    lines = [" ".join(map(str, row)) for row in counts.tolist()]
    if names:
        lines.append("names\t" + "\t".join(names))
    averages = [np.mean(np.array(truth) == np.array(predicted))]
    for kind in ("macro", "weighted"):
        averages += precision_recall_fscore_support(
            truth, predicted, labels=classes, average=kind)[:3]
    save(folder / f"{name}.matrix", "\n".join(lines) + "\n")
    save(folder / f"{name}.report.txt", report)
    save(folder / f"{name}.averages.txt", "\n".join(repr(float(a)) for a in averages) + "\n")


def save(path, text):
    path.write_text(text, encoding="utf-8", newline="\n")


def write_probabilities(folder):
    random = np.random.default_rng(7)
    logits = random.normal(0, 2, (60, 7))
    p = np.exp(logits)
    p = (p / p.sum(axis=1, keepdims=True)).astype(np.float32)
    truth = random.integers(0, 7, 60)
    truth[::2] = p.argmax(axis=1)[::2]
    p[3] = 0
    p[3, truth[3]] = 1
    p[5] = 0
    p[5, (truth[5] + 1) % 7] = 1
    top3 = np.mean([t in np.argsort(-row, kind="stable")[:3] for t, row in zip(truth, p)])
    confidence, right = p.max(axis=1).astype(np.float64), p.argmax(axis=1) == truth
    bins = np.clip(np.ceil(confidence * 15).astype(int) - 1, 0, 14)
    error = sum(
        abs(right[bins == b].mean() - confidence[bins == b].mean()) * np.mean(bins == b)
        for b in range(15) if np.any(bins == b))
    loss = log_loss(truth, p.astype(np.float32), labels=range(7))
    rows = [f"{t} " + " ".join(repr(float(v)) for v in row) for t, row in zip(truth, p)]
    save(folder / "probabilities.txt", "\n".join(rows) + "\n")
    save(folder / "probabilities.expected.txt", f"{float(top3)!r}\n{float(loss)!r}\n{float(error)!r}\n")


def main(folder):
    warnings.simplefilter("ignore")
    random = np.random.default_rng(1)
    write(folder, "seed", matrix(SEED), CIFAR)
    write(folder, "seed-bn", matrix(SEED_BN))
    write(folder, "one-class", np.array([[5]]))
    write(folder, "undefined-classes", np.array([[3, 0, 1], [0, 0, 0], [2, 0, 0]]))
    write(folder, "long-names", np.array([[2, 1], [1, 5]]),
          ["a class with a rather long name", "Größe \U0001f600"])
    write(folder, "large-support", np.array([[1234567, 3], [17, 123456]]))
    write(folder, "ties", np.array([[1, 7], [199, 1]]))
    write(folder, "nine-classes", random.integers(0, 40, (9, 9)))
    hundred = random.integers(0, 3, (100, 100))
    hundred[17] = 0
    write(folder, "hundred-classes", hundred)
    write(folder, "hundred-fifty-classes", random.integers(0, 2, (150, 150)))
    write_probabilities(folder)


main(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "."))
