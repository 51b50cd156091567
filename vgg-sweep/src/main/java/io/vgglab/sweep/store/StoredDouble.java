package io.vgglab.sweep.store;

/** How Optuna's schema keeps a double: a type, and the value itself only if it is finite. */
enum StoredDouble {
  FINITE(Double.NaN),
  INF_POS(Double.POSITIVE_INFINITY),
  INF_NEG(Double.NEGATIVE_INFINITY),
  NAN(Double.NaN);

  private final double meaning;

  StoredDouble(double meaning) {
    this.meaning = meaning;
  }

  /** The type of a value. */
  static StoredDouble typeOf(double value) {
    if (Double.isNaN(value)) {
      return NAN;
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? INF_POS : INF_NEG;
    }
    return FINITE;
  }

  /** The value of a row of this type. */
  double read(double stored) {
    return this == FINITE ? stored : meaning;
  }
}
