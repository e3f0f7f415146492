"""What a function says of each word, kept: for the few that every word of every document asks."""

from collections.abc import Callable
from typing import TypeVar

__all__ = ["Remembered"]

Told = TypeVar("Told")


class Remembered(dict[str, Told]):
    """The answers of `tell` by word, begun anew after `most` of them. `lru_cache` takes twice as long."""

    def __init__(self, tell: Callable[[str], Told], *, most: int) -> None:
        super().__init__()
        self._tell, self._most = tell, most

    def __missing__(self, word: str) -> Told:
        if len(self) >= self._most:
            self.clear()
        return self.setdefault(word, self._tell(word))
