"""Streams of small whole numbers as bytes, packed and unpacked a whole array at a time.

Seven bits a byte, least significant first; the high bit says that more follow (LEB128, as in
https://en.wikipedia.org/wiki/LEB128). Most gaps between neighbours fit one byte, and an array of such
bytes needs no decoding at all.
"""

import numpy as np
from numpy.typing import NDArray

__all__ = ["Bytes", "Numbers", "deltas", "pack", "unpack"]

Numbers = NDArray[np.int64]
Bytes = NDArray[np.uint8]

MORE = 0x80
LOW_BITS = 0x7F
FEW = 4_096  # bytes
WIDEST = 5  # bytes of the largest number kept, below 2**35


def pack(numbers: Numbers) -> tuple[Bytes, Numbers]:
    """The packed stream, and for each number the offset at which it begins, then the stream's length.

    Raises ValueError for a number that is negative or at least 2**35.
    """
    if len(numbers) and (numbers.min() < 0 or numbers.max() >= 1 << (7 * WIDEST)):
        raise ValueError("only whole numbers from 0 to 2**35 - 1 can be packed")
    widths = np.ones(len(numbers), dtype=np.int64)
    for width in range(1, WIDEST):
        widths += numbers >= 1 << (7 * width)
    starts = np.zeros(len(numbers) + 1, dtype=np.int64)
    np.cumsum(widths, out=starts[1:])
    stream = np.empty(int(starts[-1]), dtype=np.uint8)
    for byte in range(int(widths.max(initial=0))):
        here = widths > byte
        low = (numbers[here] >> (7 * byte)) & LOW_BITS
        stream[starts[:-1][here] + byte] = low | np.where(widths[here] > byte + 1, MORE, 0)
    return stream, starts


def unpack(stream: Bytes, wanted: Numbers | None = None) -> Numbers:
    """The numbers of a packed stream, or those at the `wanted` indices only. A stream cut inside a number
    loses that number; raises IndexError for an index past the end."""
    # Bytes below MORE are ASCII, which few of them are told to be sooner than an array's maximum is found.
    if stream.tobytes().isascii() if len(stream) < FEW else stream.max() < MORE:
        return (stream if wanted is None else stream[wanted]).astype(np.int64)
    last = (stream < MORE).nonzero()[0]
    starts = np.empty(len(last), dtype=np.int64)
    starts[:1] = 0
    starts[1:] = last[:-1] + 1
    if wanted is not None:
        starts, last = starts[wanted], last[wanted]
    numbers = (stream[starts] & LOW_BITS).astype(np.int64)
    widths = last - starts
    for byte in range(1, int(widths.max(initial=0)) + 1):
        here = np.flatnonzero(widths >= byte)
        numbers[here] |= (stream[starts[here] + byte] & LOW_BITS).astype(np.int64) << (7 * byte)
    return numbers


def deltas(numbers: Numbers, group_starts: Numbers) -> Numbers:
    """Each number less its predecessor; the first of each group as it is."""
    steps = np.empty(len(numbers), dtype=np.int64)
    steps[:1] = numbers[:1]
    np.subtract(numbers[1:], numbers[:-1], out=steps[1:])
    steps[group_starts] = numbers[group_starts]
    return steps
