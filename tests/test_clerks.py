"""Three clerks' files are read to what the province holds, but for the mistakes they made."""

from dataclasses import replace

import pytest

from qunqiao_engines.sheets import LAYOUT, Batch, Head, read_stream
from qunqiao_engines.sheets.layout_people import ID_NUMBER, PHONE
from tests.clerks import CLERKS, Key


def _keeping_numbers():
    """The layout of a registry that keeps identity numbers and telephones."""
    for sheet in LAYOUT:
        missing = [c for c in (ID_NUMBER, PHONE) if c not in sheet.columns]
        people = sheet.table == "people"
        yield replace(sheet, columns=(*sheet.columns, *missing)) if people else sheet


def _said(batches, what):
    return [
        (refusal.row, refusal.field, refusal.code)
        for batch in batches
        for _, refusals in sorted(getattr(batch, what).items())
        for refusal in refusals
    ]


def _as_read(content: bytes, name: str) -> Key:
    """What the engine makes of the file, in the words of a key."""
    found = list(read_stream(content, filename=name, layout=list(_keeping_numbers())))
    heads = [event for event in found if isinstance(event, Head)]
    batches = [event for event in found if isinstance(event, Batch)]
    key = Key(refused=_said(batches, "refusals"), warned=_said(batches, "warnings"))
    for batch in batches:
        fields = heads[batch.place].columns
        for cells in zip(*(batch.values[field] for field in fields), strict=True):
            key.expect(heads[batch.place].table, dict(zip(fields, cells, strict=True)))
        key.skipped += [(row.number, row.code) for row in batch.skipped]
    key.unknown = tuple(text for head in heads for text in head.unknown_headings)
    return key


@pytest.mark.parametrize("name", sorted(CLERKS))
def test_a_clerks_file_is_read_as_it_was_meant_but_for_its_mistakes(name):
    sent = CLERKS[name]()

    assert _as_read(sent.content, name) == sent.key


@pytest.mark.parametrize("name", sorted(CLERKS))
def test_each_clerk_made_mistakes(name):
    key = CLERKS[name]().key

    assert key.refused
    assert sum(map(len, key.records.values())) > 30
