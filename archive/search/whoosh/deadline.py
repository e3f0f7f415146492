"""The time that a search may take: long loops look at it, stop, and keep what they have."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

__all__ = ["Deadline", "PastDeadline"]


class PastDeadline(Exception):
    """The time for this search is over."""


@dataclass(slots=True)
class Deadline:
    """A moment of a clock. `missed` says that someone looked after it, so that the answer is partial."""

    moment: float = float("inf")
    clock: Callable[[], float] = monotonic
    missed: bool = False

    @classmethod
    def within(cls, seconds: float, clock: Callable[[], float] = monotonic) -> "Deadline":
        return cls(clock() + seconds, clock)

    def is_over(self) -> bool:
        self.missed = self.missed or self.clock() > self.moment
        return self.missed

    def check(self) -> None:
        """Raises PastDeadline when time is up."""
        if self.is_over():
            raise PastDeadline
