"""Self-inspection: asked once, prefilled with what data shows, contradicted in the open, and planned."""

from datetime import date, timedelta

import pytest

from qunqiao.burden.models import Charge
from qunqiao.kit.errors import NotAllowed
from qunqiao.supervision.actions.answer_sheet import Said, answer_sheet
from qunqiao.supervision.actions.send_inspection import Questions, send_inspection
from qunqiao.supervision.actions.verify_task import verify_task
from qunqiao.supervision.errors import (
    AnsweredAlready,
    AnswersMissing,
    DataStillShows,
    EndsBeforeItBegins,
    NothingAsked,
    PlanMissing,
    TooManyUnits,
)
from qunqiao.supervision.models import Sheet, Task
from qunqiao.supervision.queries.inspecting import (
    asked_of,
    rules_beginning,
    rules_for,
    shown_now,
)
from qunqiao.supervision.queries.inspection_words import (
    against,
    mark_of,
    suggested_grounds,
    suggested_plan,
)
from qunqiao.supervision.queries.problem_words import BEARINGS, TENDENCIES
from qunqiao.supervision.testing import (
    TODAY,
    a_document,
    a_problem,
    a_rectification,
    an_answer,
    an_inspection,
)

LATE = "有的单位工会届满没有按时换届"


@pytest.fixture
def sheet(cast, finding, monkeypatch):
    """North's sheet: one problem that data shows there, and two that none can show."""
    monkeypatch.setattr(
        "qunqiao.supervision.actions.send_inspection.rules_for", lambda _text: ["term-full"]
    )
    document = a_document(cast.supervisor, cast.root)
    a_problem(document, LATE)
    made = an_inspection(cast.supervisor, cast.root, cast.root, document=document)
    return Sheet.objects.get(inspection=made, unit=cast.north)


def test_each_row_of_the_table_of_words_means_rules_we_have(db):
    prefixes = {prefix for one in BEARINGS for prefix in one.rules}
    prefixes |= {prefix for those in TENDENCIES.values() for prefix in those}

    assert [one for one in sorted(prefixes) if not rules_beginning([one])] == []


def test_a_named_problem_means_its_rules(db):
    for problem, rule in (
        (LATE, "union-term-expired"),
        ("有的单位女职工组织不健全", "union-women-committee"),
        ("一些职工之家存在重建轻用的问题", "union-premises"),
        ("主席长期空缺", "union-chair-vacancy"),
    ):
        assert rule in rules_for(problem)


def test_what_the_table_does_not_know_no_data_shows(db):
    assert rules_for("作风漂浮") == []
    assert rules_beginning(TENDENCIES["entertainment"]) == []


def _questions(cast, **fields):
    values = {"title": "自查", "branch": cast.root, "below": True, "due_on": TODAY}
    return Questions(**{**values, "tendencies": ["organ"], **fields})


def test_it_is_sent_by_who_oversees_and_asks_something_of_somebody(cast, monkeypatch):
    send = {"unit": cast.root, "on": TODAY}
    yesterday = TODAY - timedelta(days=1)

    with pytest.raises(NotAllowed):
        send_inspection(actor=cast.lead, asked=_questions(cast), **send)
    with pytest.raises(NothingAsked):
        send_inspection(actor=cast.supervisor, asked=_questions(cast, tendencies=[]), **send)
    with pytest.raises(EndsBeforeItBegins):
        send_inspection(actor=cast.supervisor, asked=_questions(cast, due_on=yesterday), **send)
    monkeypatch.setattr("qunqiao.supervision.actions.send_inspection.MOST_SHEETS", 1)
    with pytest.raises(TooManyUnits):
        send_inspection(actor=cast.supervisor, asked=_questions(cast), **send)


def test_each_unit_of_the_branch_is_asked_once_but_not_the_sender(cast, trail):
    made = an_inspection(cast.supervisor, cast.root, cast.root)
    upper = an_inspection(cast.supervisor, cast.root, cast.root, below=False)

    assert [one.unit for one in made.sheets.all()] == [cast.north, cast.north_lab, cast.south]
    assert [one.unit for one in upper.sheets.all()] == [cast.north, cast.south]
    charge = Charge.objects.get(about_id=made.pk)
    assert (charge.kind, charge.recipients) == ("form", 3)
    assert trail.acts()[:2] == [
        ("burden.charge.enter", cast.supervisor.trail_name, str(charge.pk)),
        ("supervision.inspection.send", cast.supervisor.trail_name, str(made.pk)),
    ]


def test_a_sheet_shows_what_the_check_up_found_and_says_where_nothing_can_show_it(sheet):
    late, organ, entertainment = asked_of(sheet)

    assert [one.rule for one in late.findings] == ["term-full"]
    assert "届满" in suggested_grounds(late, "zh-hans")
    assert "换届" in suggested_plan(late, "zh-hans")
    assert (suggested_grounds(entertainment, "zh-hans"), suggested_plan(organ, "zh-hans")) == (
        "",
        "",
    )
    assert organ.findings == []


def test_the_sender_does_not_answer_for_units_nor_do_strangers(cast, sheet):
    for actor in (cast.supervisor, cast.stranger, cast.worker):
        with pytest.raises(NotAllowed):
            an_answer(actor, sheet, ours=True)


def test_every_line_needs_an_answer_with_grounds_and_what_is_theirs_a_plan(cast, sheet):
    late, organ, entertainment = (one.concern.pk for one in asked_of(sheet))
    others = {
        organ: Said(ours=False, grounds="没有"),
        entertainment: Said(ours=False, grounds=""),
    }
    answer = {"actor": cast.officer, "sheet": sheet, "on": TODAY}

    with pytest.raises(AnswersMissing):
        answer_sheet(said=others, **answer)
    with pytest.raises(AnswersMissing):
        answer_sheet(said={**others, late: Said(ours=False, grounds="")}, **answer)
    with pytest.raises(PlanMissing):
        answer_sheet(said={**others, late: Said(ours=True, grounds="有")}, **answer)
    bare = {late: Said(ours=False, grounds="核对过"), organ: Said(ours=True, grounds="")}
    with pytest.raises(AnswersMissing):
        answer_sheet(said={**others, **bare}, **answer)
    past = Said(ours=True, grounds="有", what="换届", by_on=date(2020, 1, 1))
    with pytest.raises(PlanMissing):
        answer_sheet(said={**others, late: past}, **answer)


def test_what_is_theirs_becomes_a_task_the_sender_verifies(cast, sheet, trail):
    tasks = an_answer(cast.officer, sheet, ours=True)
    first = tasks[0]
    lead = first.responsibilities.get()

    assert trail.acts()[0] == ("supervision.sheet.answer", cast.officer.trail_name, str(sheet.pk))
    assert len(tasks) == 3
    assert (first.what, first.verifier, first.place) == (LATE, cast.root, cast.north)
    assert (lead.unit, lead.measures.get().what) == (cast.north, "逐个支部补上")
    with pytest.raises(AnsweredAlready):
        an_answer(cast.lead, sheet, ours=False)


def test_what_has_its_task_already_needs_no_second_plan(cast, sheet, finding):
    a_rectification(cast.supervisor, cast.root, finding)
    sheet = Sheet.objects.get(pk=sheet.pk)
    tasks = an_answer(cast.officer, sheet, ours=True)

    assert asked_of(sheet)[0].covered
    assert [task.answer.concern.number for task in tasks] == [2, 3]


def test_a_denial_that_data_contradicts_is_plain_to_both_sides(cast, sheet, sign_in):
    an_answer(cast.officer, sheet, ours=False)
    (late, *_others) = asked_of(Sheet.objects.get(pk=sheet.pk))

    assert mark_of(late.concern, late.answer, len(late.findings)).outcome == "breach"
    assert "以体检为准" in against(late.concern, late.answer, len(late.findings))
    for reader in (cast.supervisor, cast.officer):
        assert "以体检为准" in sign_in(reader).get(f"/sheets/{sheet.pk}/").content.decode()


def test_what_nothing_shows_is_taken_at_the_units_word(cast, sheet, mend):
    an_answer(cast.officer, sheet, ours=True)
    mend()
    (late, *_others) = asked_of(Sheet.objects.get(pk=sheet.pk))

    assert "没有显示" in mark_of(late.concern, late.answer, len(late.findings)).word
    assert "以单位自查为准" in against(late.concern, late.answer, len(late.findings))


def test_the_sender_does_not_close_what_data_still_shows(cast, sheet, mend):
    task = an_answer(cast.officer, sheet, ours=True)[0]
    words = {"done": True, "reason": "看过", "on": TODAY}
    with pytest.raises(DataStillShows):
        verify_task(actor=cast.supervisor, task=task, **words)
    mend()
    verify_task(actor=cast.supervisor, task=task, **words)
    task.refresh_from_db()

    assert task.state == Task.State.CLOSED


def test_the_table_counts_what_bears_on_each_problem_in_one_query(
    cast, sheet, django_assert_num_queries
):
    sheets = list(Sheet.objects.all())
    concerns = list(sheet.inspection.concerns.all())
    with django_assert_num_queries(1):
        counts = shown_now(sheets, concerns)

    assert counts[cast.north.pk, concerns[0].pk] == 1
