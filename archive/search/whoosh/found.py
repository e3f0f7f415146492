"""What a query found in one leaf, and several findings joined into one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Found", "Mask", "Scores", "joined"]

Mask = NDArray[np.bool_]
Scores = NDArray[np.float32]


@dataclass(slots=True)
class Found:
    """For one leaf: which documents match, and what each scores; None where nothing is scored. When time
    ran out before the whole leaf was looked at, it is not `complete`: what it has does match."""

    mask: Mask
    scores: Scores | None = None
    complete: bool = True


def joined(parts: Sequence[Found], join: Any) -> Found:
    """Findings in one leaf as one, by "and" or "or"; scores add up."""
    mask = parts[0].mask
    scores = parts[0].scores
    for part in parts[1:]:
        mask = join(mask, part.mask)
        if part.scores is not None:
            scores = part.scores if scores is None else scores + part.scores
    return Found(mask, scores, all(part.complete for part in parts))
