"""Taking in a report and judging what was found: by who oversees it, once, nothing overwritten."""

import pytest

from qunqiao.kit.errors import NotAllowed
from qunqiao.supervision.actions.accept_items import accept_items
from qunqiao.supervision.actions.add_item import Quote, add_item
from qunqiao.supervision.actions.correct_item import correct_item
from qunqiao.supervision.actions.drop_item import drop_item
from qunqiao.supervision.actions.merge_items import merge_items
from qunqiao.supervision.actions.read_document import Given, read_document
from qunqiao.supervision.actions.split_item import split_item
from qunqiao.supervision.bridge.papers import LONGEST, UnreadablePaper
from qunqiao.supervision.errors import (
    NothingBehind,
    NotInText,
    ReadAlready,
    Settled,
)
from qunqiao.supervision.models import Item
from qunqiao.supervision.queries.documents import gone_items_of, items_of
from qunqiao.supervision.testing import TEXT, a_document


def demands(document):
    """The demands that count, in the order of the text."""
    return [item for item in items_of(document) if item.kind == Item.Kind.DIRECTIVE]


@pytest.mark.parametrize("who", ["worker", "officer", "stranger", "lead"])
def test_nobody_takes_in_a_report_for_a_body_they_do_not_oversee(cast, today, trail, who):
    with pytest.raises(NotAllowed):
        read_document(actor=getattr(cast, who), unit=cast.root, given=Given(TEXT), on=today)
    assert trail.acts() == []


def test_the_same_text_is_kept_once(cast, today):
    a_document(cast.supervisor, cast.root, TEXT)

    with pytest.raises(ReadAlready):
        read_document(actor=cast.supervisor, unit=cast.root, given=Given(TEXT), on=today)


@pytest.mark.parametrize("text", ["  \n", "一" * (LONGEST + 1)])
def test_what_is_no_report_is_refused(cast, today, text):
    with pytest.raises(UnreadablePaper):
        read_document(actor=cast.supervisor, unit=cast.root, given=Given(text), on=today)


def test_every_item_stands_where_it_says_and_is_on_record(cast, today, trail):
    document = read_document(actor=cast.supervisor, unit=cast.root, given=Given(TEXT), on=today)

    assert trail.acts() == [
        ("supervision.document.read", cast.supervisor.trail_name, str(document.pk))
    ]
    assert len(demands(document)) == 3
    for item in demands(document):
        assert item.said["head"] in document.text[item.at : item.end]


def test_an_officer_below_does_not_judge(cast, today):
    item = demands(a_document(cast.supervisor, cast.root))[0]

    with pytest.raises(NotAllowed):
        drop_item(actor=cast.officer, item=item, on=today)


def test_accepting_twice_is_refused_and_once_is_on_record(cast, today, trail):
    document = a_document(cast.supervisor, cast.root)
    items = demands(document)
    accept_items(actor=cast.supervisor, document=document, items=items, on=today)

    assert trail.acts()[-1][0] == "supervision.item.accept"
    with pytest.raises(Settled):
        accept_items(actor=cast.supervisor, document=document, items=items, on=today)


def test_a_correction_stands_beside_what_was_found(cast, today, trail):
    document = a_document(cast.supervisor, cast.root)
    item = demands(document)[0]
    found = item.fields["head"]
    correct_item(actor=cast.supervisor, item=item, fields={"head": "健全组织"}, on=today)
    correct_item(actor=cast.supervisor, item=item, fields={"head": "健全基层"}, on=today)

    row = demands(document)[0]
    assert trail.acts()[-1][0] == "supervision.item.correct"
    assert (row.fields["head"], row.said["head"]) == (found, "健全基层")
    assert [one.fields["head"] for one in row.judgements.all()] == ["健全组织", "健全基层"]


def test_what_was_dropped_is_gone_but_kept(cast, today, trail):
    document = a_document(cast.supervisor, cast.root)
    item = demands(document)[0]
    drop_item(actor=cast.supervisor, item=item, on=today)

    assert trail.acts()[-1][0] == "supervision.item.drop"
    assert item not in demands(document)
    assert gone_items_of(document) == [item]
    with pytest.raises(Settled):
        drop_item(actor=cast.supervisor, item=item, on=today)


def test_the_last_has_nothing_to_be_merged_with(cast, today):
    item = demands(a_document(cast.supervisor, cast.root))[-1]

    with pytest.raises(NothingBehind):
        merge_items(actor=cast.supervisor, item=item, on=today)


def test_two_become_one_from_the_first_to_the_later_end(cast, today, trail):
    document = a_document(cast.supervisor, cast.root)
    first, second, _third = demands(document)
    merged = merge_items(actor=cast.supervisor, item=first, on=today)

    assert trail.acts()[-1][0] == "supervision.item.merge"
    assert (merged.at, merged.end) == (first.at, second.end)
    assert merged.said["body"] == document.text[first.at : second.end]
    assert len(demands(document)) == 2


def test_a_split_needs_words_of_the_item(cast, today):
    item = demands(a_document(cast.supervisor, cast.root))[1]

    with pytest.raises(NotInText):
        split_item(actor=cast.supervisor, item=item, before="关心职工", on=today)


def test_one_becomes_two_without_loss(cast, today, trail):
    document = a_document(cast.supervisor, cast.root)
    item = demands(document)[1]
    first, second = split_item(actor=cast.supervisor, item=item, before="不得拖延", on=today)

    assert trail.acts()[-1][0] == "supervision.item.split"
    assert (first.at, first.end, second.end) == (item.at, second.at, item.end)
    assert second.said["head"] == "不得拖延"
    assert len(demands(document)) == 4


def test_only_words_of_the_text_can_be_added(cast, today):
    document = a_document(cast.supervisor, cast.root)

    with pytest.raises(NotInText):
        add_item(
            actor=cast.supervisor, document=document, quote=Quote("problem", "换届超期"), on=today
        )


def test_added_words_are_found_even_where_the_place_is_wrong(cast, today, trail):
    document = a_document(cast.supervisor, cast.root)
    quote = Quote("problem", "不得拖延", 3)
    item = add_item(actor=cast.supervisor, document=document, quote=quote, on=today)

    assert trail.acts()[-1][0] == "supervision.item.add"
    assert document.text[item.at : item.end] == "不得拖延"
    assert item.judged
