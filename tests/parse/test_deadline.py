import signal
import threading
import time

import pytest

from archive.errors import DocumentError
from archive.parse.deadline import within


def test_a_body_in_time_is_left_alone() -> None:
    with within(5):
        done = True
    assert done
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_a_body_that_takes_longer_is_ended() -> None:
    start = time.perf_counter()
    with pytest.raises(DocumentError, match="longer than"), within(0.05):
        time.sleep(5)
    assert time.perf_counter() - start < 3


def test_a_body_that_swallows_every_exception_is_ended_too() -> None:
    def stubborn() -> None:
        while True:
            try:
                time.sleep(0.01)
            except Exception:
                continue

    with pytest.raises(DocumentError, match="longer"), within(0.05):
        stubborn()


def test_the_alarm_of_others_is_given_back() -> None:
    rung = []
    before = signal.signal(signal.SIGALRM, lambda *_: rung.append(1))
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.2)
        with within(5):
            pass
        time.sleep(0.4)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert rung == [1]


def test_other_threads_have_no_alarm_and_no_error() -> None:
    done = []

    def body() -> None:
        with within(0.01):
            time.sleep(0.05)
            done.append(1)

    thread = threading.Thread(target=body)
    thread.start()
    thread.join()
    assert done == [1]
