"""Who sees what: one's own range, what touches it, and drafts nobody below."""

import pytest
from django.urls import reverse

from qunqiao.kit.errors import NotFound
from qunqiao.people.queries import reach_of
from qunqiao.supervision.queries.following import progress_of
from qunqiao.supervision.queries.kept import copy_of_handling
from qunqiao.supervision.queries.meetings import the_meeting
from qunqiao.supervision.queries.tasks import responsibilities_of, the_task
from qunqiao.supervision.testing import (
    TODAY,
    a_directive,
    a_document,
    a_lead,
    a_measure,
    a_meeting,
    a_sent_task,
    a_task,
    an_extension,
)


@pytest.fixture
def directive(cast):
    """A demand of the supervising body."""
    return a_directive(a_meeting(cast.supervisor, cast.root))


def test_a_draft_is_seen_by_who_oversees_it_alone(cast, directive):
    task = a_task(directive, cast.supervisor, cast.north)

    assert the_task(reach_of(cast.supervisor), task.pk) == task
    with pytest.raises(NotFound):
        the_task(reach_of(cast.lead), task.pk)


@pytest.mark.parametrize("field", ["root", "north", "north_lab"])
def test_a_sent_task_is_seen_where_its_field_meets_ones_range(cast, directive, field):
    task = a_sent_task(directive, cast.supervisor, getattr(cast, field))

    assert the_task(reach_of(cast.officer), task.pk) == task
    assert the_meeting(reach_of(cast.officer), directive.meeting_id) == directive.meeting


def test_what_touches_other_units_alone_does_not_exist(cast, directive):
    task = a_sent_task(directive, cast.supervisor, cast.north)

    with pytest.raises(NotFound):
        the_task(reach_of(cast.stranger), task.pk)


def test_who_answers_elsewhere_is_none_of_ones_business(cast, directive):
    task = a_sent_task(directive, cast.supervisor, cast.north, cast.south)
    mine, theirs = a_lead(task, cast.north), a_lead(task, cast.south)

    assert responsibilities_of(task, reach_of(cast.officer)) == [mine]
    assert set(responsibilities_of(task, reach_of(cast.supervisor))) == {mine, theirs}
    assert list(progress_of(reach_of(cast.officer), TODAY)) == [mine]


def test_the_progress_call_is_a_workbook_of_the_same_rows(cast, directive, sign_in):
    a_lead(a_sent_task(directive, cast.supervisor, cast.north), cast.north)
    address = reverse("supervision:progress")
    page = sign_in(cast.supervisor).get(address)
    file = sign_in(cast.supervisor).get(address, {"export": "xlsx"})

    assert "还没有措施" in page.content.decode()
    assert b"".join(file.streaming_content)[:2] == b"PK"


def test_a_day_before_it_was_sent_knows_nothing_of_it(cast, directive):
    a_lead(a_sent_task(directive, cast.supervisor, cast.north), cast.north)

    assert not progress_of(reach_of(cast.supervisor), TODAY.replace(day=15)).exists()


def test_a_report_is_its_bodys_and_not_for_officers_below(cast, sign_in):
    address = reverse("supervision:document", args=[a_document(cast.supervisor, cast.root).pk])

    assert sign_in(cast.officer).get(address).status_code == 404


def test_the_same_report_again_leads_to_where_it_is_kept(cast, sign_in):
    document = a_document(cast.supervisor, cast.root)
    sent = {"text": document.text, "unit": cast.root.pk}
    answer = sign_in(cast.supervisor).post(reverse("supervision:document_new"), sent)

    assert answer.url == reverse("supervision:document", args=[document.pk])


def test_the_text_on_the_page_is_the_text_as_given(cast, sign_in):
    document = a_document(cast.supervisor, cast.root)
    address = reverse("supervision:document", args=[document.pk])
    page = sign_in(cast.supervisor).get(address).content.decode()
    paper = page.split('id="paper"')[1].split(">", 1)[1].split("</div>")[0]
    plain = "".join(part.split(">", 1)[-1] for part in ("x>" + paper).split("<"))

    assert plain == document.text


def test_a_person_gets_a_copy_of_what_they_noted(cast, directive):
    lead = a_lead(a_sent_task(directive, cast.supervisor, cast.north), cast.north)
    a_measure(lead, cast.officer)
    an_extension(lead, cast.officer)

    noted = [(row["what"], row["said"]) for row in copy_of_handling(cast.officer)]
    assert noted == [("extension", "上级批复还没有下来"), ("measure", "逐个支部排出换届日程")]
    assert copy_of_handling(cast.lead) == []
