"""Issuing: by the body, once, under the next number, to bytes that stay; undone by another document only."""

import hashlib
import io
import zipfile
from datetime import date

import pytest

from qunqiao.circulars.actions.drop_circular import drop_circular
from qunqiao.circulars.actions.edit_circular import Wording, edit_circular
from qunqiao.circulars.actions.issue_circular import issue_circular
from qunqiao.circulars.errors import (
    BadForm,
    CodeTaken,
    IssuedAlready,
    NoCode,
    NoText,
    NotInForce,
    NotNamed,
    NotRecorded,
)
from qunqiao.circulars.models import Circular
from qunqiao.circulars.queries.circulars import content_of
from qunqiao.circulars.testing import TODAY, a_draft, an_issued
from qunqiao.kit.errors import NotAllowed


def _issue(actor, draft, code="试工发", on=TODAY):
    return issue_circular(actor=actor, circular=draft, code=code, base="https://example.org", on=on)


def _worded(draft, **changes):
    names = ("title", "addressees", "letterhead", "signature", "signer", "copies", "blocks")
    return Wording(**{**{name: getattr(draft, name) for name in names}, **changes})


@pytest.mark.parametrize("part", ["officer", "stranger", "worker"])
def test_who_oversees_nothing_neither_drafts_nor_issues(cast, trail, part):
    draft = a_draft(cast.lead, cast.north)
    before = len(trail.acts())

    with pytest.raises(NotAllowed):
        _issue(getattr(cast, part), draft)
    with pytest.raises(NotAllowed):
        a_draft(getattr(cast, part), cast.north)

    draft.refresh_from_db()
    assert draft.state == "draft"
    assert len(trail.acts()) == before


def test_a_lead_does_not_issue_for_the_body_above(cast):
    with pytest.raises(NotAllowed):
        a_draft(cast.lead, cast.root)


@pytest.mark.parametrize("code", ["", "ABC", "试工发〔2026〕", "试 工", "1"])
def test_a_series_begins_with_a_code_of_characters(cast, code):
    draft = a_draft(cast.supervisor, cast.root)

    with pytest.raises(NoCode):
        _issue(cast.supervisor, draft, code)

    draft.refresh_from_db()
    assert (draft.number, draft.content) == ("", None)


def test_a_code_belongs_to_one_body(cast):
    an_issued(cast.supervisor, cast.root)

    with pytest.raises(CodeTaken):
        an_issued(cast.lead, cast.north)


def test_a_document_is_issued_once(cast):
    issued = an_issued(cast.supervisor, cast.root)

    with pytest.raises(IssuedAlready):
        _issue(cast.supervisor, issued)


def test_what_no_layout_can_hide_is_not_issued(cast):
    draft = a_draft(cast.supervisor, cast.root)
    Circular.objects.filter(pk=draft.pk).update(title=" ")

    with pytest.raises(BadForm, match="标题"):
        _issue(cast.supervisor, draft)


def test_numbers_follow_each_other_without_a_gap_by_series_and_year(cast):
    numbers = [an_issued(cast.supervisor, cast.root).number for _ in range(2)]
    dropped = a_draft(cast.supervisor, cast.root)
    drop_circular(actor=cast.supervisor, circular=dropped)
    numbers.append(an_issued(cast.supervisor, cast.root).number)
    numbers.append(an_issued(cast.lead, cast.north, code="北工发").number)
    later = a_draft(cast.supervisor, cast.root)
    numbers.append(_issue(cast.supervisor, later, on=date(2027, 1, 4)).number)

    assert numbers == [
        "试工发〔2026〕1号",
        "试工发〔2026〕2号",
        "试工发〔2026〕3号",
        "北工发〔2026〕1号",
        "试工发〔2027〕1号",
    ]


def test_the_bytes_are_kept_with_their_hash_and_the_act_is_on_record(cast, trail):
    draft = a_draft(cast.supervisor, cast.root)
    issued = _issue(cast.supervisor, draft)
    content = content_of(issued)
    text = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()

    assert hashlib.sha256(content).hexdigest() == issued.digest
    assert "试工发〔2026〕1号" in text
    assert "2026年11月20日" in text
    assert trail.acts() == [
        ("circulars.circular.draft", cast.supervisor.trail_name, str(draft.pk)),
        ("circulars.circular.issue", cast.supervisor.trail_name, str(draft.pk)),
    ]


def test_an_issued_document_is_neither_changed_nor_thrown_away(cast):
    issued = an_issued(cast.supervisor, cast.root)

    with pytest.raises(IssuedAlready):
        edit_circular(
            actor=cast.supervisor, circular=issued, wording=_worded(issued, title="改了的通报")
        )
    with pytest.raises(IssuedAlready):
        drop_circular(actor=cast.supervisor, circular=issued)


def test_a_figure_of_the_records_is_not_changed_by_hand(cast):
    draft = a_draft(cast.supervisor, cast.root)
    wrong = [{"kind": "paragraph", "text": "在任届次⟦1:99⟧个", "told": ""}]

    with pytest.raises(NotRecorded):
        edit_circular(actor=cast.supervisor, circular=draft, wording=_worded(draft, blocks=wrong))
    with pytest.raises(NoText):
        edit_circular(actor=cast.supervisor, circular=draft, wording=_worded(draft, blocks=[]))


def test_words_are_changed_and_the_change_is_on_record(cast, trail):
    draft = a_draft(cast.supervisor, cast.root)
    edit_circular(
        actor=cast.supervisor, circular=draft, wording=_worded(draft, title="关于换届的通报")
    )
    draft.refresh_from_db()

    assert draft.title == "关于换届的通报"
    assert trail.acts()[-1] == (
        "circulars.circular.edit",
        cast.supervisor.trail_name,
        str(draft.pk),
    )


def test_a_draft_is_thrown_away_on_record(cast, trail):
    draft = a_draft(cast.supervisor, cast.root)
    number = str(draft.pk)
    drop_circular(actor=cast.supervisor, circular=draft)

    assert not Circular.objects.exists()
    assert trail.acts()[-1] == ("circulars.circular.drop", cast.supervisor.trail_name, number)


def test_only_another_issued_document_that_names_it_withdraws_a_document(cast, trail):
    issued = an_issued(cast.supervisor, cast.root)
    draft = a_draft(cast.supervisor, cast.root, "withdrawal", withdraws=issued)
    silent = [{"kind": "paragraph", "text": "前文作废。", "told": ""}]
    Circular.objects.filter(pk=draft.pk).update(blocks=silent)
    with pytest.raises(NotNamed):
        _issue(cast.supervisor, draft)
    issued.refresh_from_db()
    still = issued.state
    Circular.objects.filter(pk=draft.pk).update(blocks=draft.blocks)
    withdrawing = _issue(cast.supervisor, draft)
    issued.refresh_from_db()

    assert (still, issued.state) == ("issued", "withdrawn")
    assert issued.number in "".join(block["text"] for block in withdrawing.blocks)
    assert [one[2] for one in trail.acts()[-2:]] == [str(issued.pk), str(draft.pk)]


def test_a_document_is_withdrawn_once(cast):
    issued = an_issued(cast.supervisor, cast.root)
    twice = [a_draft(cast.supervisor, cast.root, "withdrawal", withdraws=issued) for _ in "12"]
    _issue(cast.supervisor, twice[0])

    with pytest.raises(NotInForce):
        _issue(cast.supervisor, twice[1])
