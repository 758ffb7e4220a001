"""The workbooks in ``examples/`` are those of the sample province as it is made now."""

import pytest

from tests.examples import FILES, FOLDER


@pytest.mark.parametrize("name", sorted(FILES))
def test_the_file_is_what_would_be_written_today(name):
    assert (FOLDER / name).read_bytes() == FILES[name]()
