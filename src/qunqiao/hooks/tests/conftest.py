"""What every test of this app may ask for."""

from collections.abc import Iterator

import pytest

from qunqiao.hooks.tests.receiver import Receiver, a_receiver


@pytest.fixture
def receiver(settings) -> Iterator[Receiver]:
    """A receiver that counts as one of our own network."""
    settings.HOOK_HOSTS = ["127.0.0.1"]
    with a_receiver() as found:
        yield found


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path) -> None:
    """Keys of the test's own."""
    settings.KEYS = tmp_path / "keys.json"
