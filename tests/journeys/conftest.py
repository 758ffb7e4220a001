"""One house and one browser for all journeys of a worker."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys import house as houses


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every journey needs the browser; a run may leave them out by that word."""
    for item in items:
        if "tests/journeys" in str(item.path):
            item.add_marker(pytest.mark.browser)


# Playwright's loop runs as long as its browser is open, and Django refuses a database beside a loop:
# both are gone with the last journey, and other tests may follow.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium; without one the journeys are left out, except in CI, where they fail."""
    if houses.chromium() is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI must have Chromium")
        pytest.skip(
            "no Chromium: install it (Debian: apt-get install chromium) to run the journeys"
        )
    with houses.opened() as opened:
        yield opened


@pytest.fixture(scope="package")
def house(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[houses.House]:
    """The sample province, served: to each worker a copy of its own."""
    mine = tmp_path_factory.getbasetemp()
    place = mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine
    home = shutil.copytree(houses.loaded(place), tmp_path_factory.mktemp("house") / "home")
    with houses.served(home) as served:
        yield served
