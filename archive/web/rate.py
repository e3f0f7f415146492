"""How often one address may search: robots that hurry are asked to come later, so that readers are served."""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from ipaddress import IPv6Address, ip_address
from math import ceil
from threading import Lock, Semaphore
from time import monotonic

from django.http import HttpRequest, HttpResponse, HttpResponseBase

__all__ = ["Rate", "client_of", "limited"]

# Of one server process; `serve` runs one more than there are cores. A search takes a core an eighth of a
# second, so an address that never rests is left with an eighth of each process.
AT_ONCE = 40  # searches, after a rest
A_SECOND = 1.0
# While so many searches are under way in a process, which has four threads, an address gives way that asks
# more than a reader: one who asks every four seconds comes to each of three processes every twelve.
BUSY = 3
CALM_AT_ONCE = 10
CALM_A_SECOND = 0.1
MOST_ADDRESSES = 10_000  # remembered: two megabytes

View = Callable[[HttpRequest], HttpResponseBase]


class Rate:
    """So many uses at once by a name, and so many a second after them. Safe to use from several threads."""

    def __init__(self, at_once: int, a_second: float, clock: Callable[[], float] = monotonic) -> None:
        self._at_once = at_once
        self._a_second = a_second
        self._clock = clock
        self._known: OrderedDict[str, tuple[float, float]] = OrderedDict()  # uses left, and when
        self._lock = Lock()

    def wait(self, name: str) -> float:
        """Count one use; 0 where it may go on, else the seconds until the next one may."""
        with self._lock:
            now = self._clock()
            left, then = self._known.pop(name, (float(self._at_once), now))
            left = min(float(self._at_once), left + (now - then) * self._a_second)
            wait = 0.0 if left >= 1 else (1 - left) / self._a_second
            self._known[name] = (left if wait else left - 1, now)
            while len(self._known) > MOST_ADDRESSES:
                self._known.popitem(last=False)
            return wait


def client_of(request: HttpRequest) -> str:
    """Who asks: an address, of IPv6 its network of 64 bits; behind a proxy on this machine, whom that names.
    Empty for this machine itself, and where nothing that can be read is named."""
    try:
        direct = ip_address(request.META.get("REMOTE_ADDR", ""))
        if not direct.is_loopback:
            return _network(str(direct))
        return _network(request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip())
    except ValueError:
        return ""


def _network(written: str) -> str:
    address = ip_address(written)
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(IPv6Address(int(address) >> 64 << 64))
    return str(address)


def limited(view: View) -> View:
    """The view, answering 429 with Retry-After to an address that asks too often; while the process is busy,
    to one that asks more than a reader does."""
    rate = Rate(AT_ONCE, A_SECOND)
    calm = Rate(CALM_AT_ONCE, CALM_A_SECOND)
    room = Semaphore(BUSY)

    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponseBase:
        client = client_of(request)
        has_room = room.acquire(blocking=False)
        try:
            waits = (rate.wait(client), calm.wait(client)) if client else (0.0, 0.0)
            wait = waits[0] if has_room else max(waits)
            if not wait:
                return view(request)
        finally:
            if has_room:
                room.release()
        seconds = ceil(wait)
        response = HttpResponse(
            f"Too many searches from your address. Try again in {seconds} s.\n",
            status=429,
            content_type="text/plain; charset=utf-8",
        )
        response.headers["Retry-After"] = str(seconds)
        return response

    return answer
