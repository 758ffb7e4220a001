"""The worker's keeper: it starts the worker again, and ends with it."""

import os
import signal
import subprocess
import sys
import time

import pytest

SAYS = "import os, sys, time; print(os.getpid(), flush=True); time.sleep(60)"


@pytest.fixture
def keeper():
    command = [sys.executable, "-m", "qunqiao.config.keeper", sys.executable, "-c", SAYS]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def _next_worker(keeper):
    return int(keeper.stdout.readline())


def _is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_worker_that_is_killed_is_started_again(keeper):
    first = _next_worker(keeper)
    os.kill(first, signal.SIGKILL)

    second = _next_worker(keeper)

    assert second != first
    os.kill(second, signal.SIGKILL)


def test_the_worker_ends_with_its_keeper(keeper):
    worker = _next_worker(keeper)

    keeper.terminate()
    keeper.wait(timeout=20)

    deadline = time.monotonic() + 5
    while _is_alive(worker) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _is_alive(worker)
