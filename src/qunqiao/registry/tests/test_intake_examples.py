"""The workbooks in ``examples/`` go the whole way from the file to the words on the page."""

from pathlib import Path

import pytest

from qunqiao.people.queries import reach_of
from qunqiao.registry.bridge import reader
from qunqiao.registry.policy.intake import scope_of
from qunqiao.registry.queries.comparison import Manner, compared

EXAMPLES = sorted(
    path
    for path in (Path(__file__).resolve().parents[4] / "examples").iterdir()
    if path.suffix in (".xlsx", ".csv")
    and path.name != "lanjiang.xlsx"  # `qunqiao demo` takes it in
)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_row_of_an_example_has_its_outcome_and_every_other_its_reason(cast, path):
    events = reader.read_stream(path.read_bytes(), filename=path.name)

    reading = compared(events, Manner(scope_of(reach_of(cast.supervisor)), "update"))

    outcomes = [reading.count(name) for name in ("add", "change", "unchanged", "refused")]
    assert sum(outcomes) == reading.rows > 0
    for sheet in reading.sheets:
        for told in sheet["skipped_rows"]:
            assert told["zh"]
            assert told["en"]
