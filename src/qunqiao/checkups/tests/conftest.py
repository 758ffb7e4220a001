"""A house with one small rulebook, and a state folder of the test's own."""

from pathlib import Path

import pytest

from qunqiao.checkups.testing import lay_rulebook


@pytest.fixture
def rulebook(settings, tmp_path) -> Path:
    """The folder of the house's rulebooks, holding the small one of ``checkups.testing``."""
    settings.HOME = tmp_path / "home"
    settings.RULEBOOKS = lay_rulebook(tmp_path / "rulebooks")
    return settings.RULEBOOKS
