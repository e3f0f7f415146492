"""An address that searches too often is asked to wait; others, and this machine itself, are not."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from archive.web import rate
from archive.web.rate import AT_ONCE, CALM_AT_ONCE, Rate, client_of, limited

ELSEWHERE = "203.0.113.9"


def test_after_its_share_a_name_waits_for_each_use() -> None:
    now = [0.0]
    limit = Rate(2, 0.5, clock=lambda: now[0])
    assert [limit.wait("a") for _ in range(3)] == [0, 0, 2]
    assert limit.wait("b") == 0
    now[0] = 1.0
    assert limit.wait("a") == 1
    now[0] = 2.0
    assert [limit.wait("a") for _ in range(2)] == [0, 2]
    now[0] = 1_000.0
    assert [limit.wait("a") for _ in range(3)] == [0, 0, 2]


def test_while_the_process_is_busy_who_asks_more_than_a_reader_gives_way() -> None:
    under_way: list[tuple[str, int]] = []

    def search(request: HttpRequest) -> HttpResponse:
        """Each search asks within itself for the next, so that all of them are under way together."""
        address = str(next(addresses))
        status = view(asked(address)).status_code if address else 200
        under_way.append((address, status))
        return HttpResponse()

    view = limited(search)
    robot, reader = ELSEWHERE, "203.0.113.10"
    addresses = iter([""] * CALM_AT_ONCE + [robot, robot, robot, ""])
    for _ in range(CALM_AT_ONCE):
        view(asked(robot))
    view(asked(reader))
    assert [status for _, status in under_way[CALM_AT_ONCE:]] == [429, 200, 200]
    addresses = iter([reader, reader, reader, ""])
    under_way.clear()
    view(asked(reader))
    assert [status for _, status in under_way] == [200, 200, 200, 200]


def test_names_are_forgotten_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rate, "MOST_ADDRESSES", 2)
    limit = Rate(1, 1, clock=lambda: 0.0)
    assert [limit.wait(name) for name in ("a", "b", "b", "c", "a")] == [0, 0, 1, 0, 0]


def asked(address: str, forwarded: str = "") -> HttpRequest:
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    return RequestFactory().get("/search/", headers=headers, REMOTE_ADDR=address)


@pytest.mark.parametrize(
    ("address", "forwarded", "client"),
    [
        (ELSEWHERE, "", ELSEWHERE),
        (ELSEWHERE, "198.51.100.1", ELSEWHERE),  # a stranger's word counts for nothing
        ("127.0.0.1", "198.51.100.1, 203.0.113.7", "203.0.113.7"),
        ("::1", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("127.0.0.1", "", ""),
        ("127.0.0.1", "nonsense", ""),
        ("", "", ""),
    ],
)
def test_the_client_is_whom_the_connection_or_a_proxy_here_names(
    address: str, forwarded: str, client: str
) -> None:
    assert client_of(asked(address, forwarded)) == client


@pytest.mark.django_db
def test_searches_beyond_the_rate_are_put_off(client: Client) -> None:
    answers = [client.get("/search/", {"page": "x"}, REMOTE_ADDR=ELSEWHERE) for _ in range(AT_ONCE + 5)]
    assert [one.status_code for one in answers[:AT_ONCE]] == [200] * AT_ONCE
    late = answers[-1]
    assert (late.status_code, late.headers["Retry-After"]) == (429, "1")
    assert client.get("/search/", REMOTE_ADDR="203.0.113.10").status_code == 200
    assert client.get("/articles/", REMOTE_ADDR=ELSEWHERE).status_code == 200
