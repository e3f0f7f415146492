"""Sets of whole numbers as ascending arrays: NumPy's own `unique` and `isin` load its masked arrays first,
which takes longer than a search."""

import numpy as np
from numpy.typing import NDArray

__all__ = ["among", "distinct"]

Numbers = NDArray[np.int64]


def distinct(numbers: Numbers) -> Numbers:
    """Each number once, ascending."""
    ordered = np.sort(numbers)
    new = np.ones(len(ordered), dtype=bool)
    new[1:] = ordered[1:] != ordered[:-1]
    kept: Numbers = ordered[new]
    return kept


def among(numbers: Numbers, wanted: Numbers) -> NDArray[np.bool_]:
    """Which numbers are in an ascending array of wanted ones."""
    if not len(wanted):
        return np.zeros(len(numbers), dtype=bool)
    at = np.searchsorted(wanted, numbers)
    at[at == len(wanted)] = 0
    found: NDArray[np.bool_] = wanted[at] == numbers
    return found
