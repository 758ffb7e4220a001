"""After a change: its own page says at once what it shows now; lists follow; only a check-up clears."""

from datetime import date

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from qunqiao.checkups import queries
from qunqiao.checkups.actions.note_recheck import note_recheck
from qunqiao.checkups.jobs import follow, recheck_changes
from qunqiao.checkups.models import Checkup, Finding
from qunqiao.checkups.testing import a_checkup, a_union
from qunqiao.kit.errors import NotAllowed
from qunqiao.people.actions.close_unit import close_unit
from qunqiao.people.queries import reach_of, system_person
from qunqiao.people.testing import a_person, a_unit
from qunqiao.registry.actions.withdraw_transfer import withdraw_transfer
from qunqiao.registry.models import Appointment, Post
from qunqiao.registry.testing import a_member, a_transfer, an_organisation

pytestmark = pytest.mark.usefixtures("rulebook")
LATE, GOOD = date(2020, 1, 1), date(2024, 1, 1)


@pytest.fixture
def union(cast):
    union = a_union(cast.north, "N-GH", began_on=LATE)
    a_checkup(cast.supervisor)
    return union


def _finding(subject, rule="term-full"):
    return Finding.objects.get(rule=rule, subject_id=subject.pk)


def _part(client, union):
    address = reverse("checkups:findings_of", args=["organisation", union.pk])
    return client.get(address, headers={"HX-Request": "true"}).content.decode()


def _note(union, actor, outcome="sound", to=10_000):
    return note_recheck(
        actor=actor,
        checkup=Checkup.objects.get(),
        to=to,
        subjects=[("organisation", union.pk)],
        outcomes={("term-full", "organisation", union.pk): outcome},
    )


def test_an_officer_may_not_note(cast, union):
    with pytest.raises(NotAllowed):
        _note(union, cast.officer)


def test_noting_stands_on_the_trail(cast, union, trail):
    checkup = _note(union, system_person())

    actor = system_person().trail_name
    assert trail.acts() == [("checkups.checkup.recheck", actor, str(checkup.pk))]
    assert trail.last().detail.content["after"]["now"] == {"sound": 1}


def test_a_note_from_before_changes_nothing(cast, union):
    _note(union, system_person(), to=0)

    assert _finding(union).now == ""


def test_what_was_put_right_no_longer_waits_but_is_not_cleared(cast, union):
    _note(union, system_person())

    finding = _finding(union)
    assert finding not in queries.waiting(reach_of(cast.officer))
    assert finding.state == Finding.State.OPEN


def test_the_next_checkup_starts_anew(cast, union):
    _note(union, system_person())
    a_checkup(cast.supervisor)

    assert _finding(union).now == ""


def test_the_record_says_at_once_that_it_was_put_right(cast, union, sign_in):
    union.terms.update(began_on=GOOD)

    part = _part(sign_in(cast.officer), union)
    assert "已不成立" in part
    assert "以下一次体检为准" in part


def test_the_record_says_at_once_what_has_gone_wrong(cast, sign_in):
    union = a_union(cast.north, "N-GH", began_on=GOOD)
    a_checkup(cast.supervisor)
    union.terms.update(began_on=LATE)

    assert "现在查到的" in _part(sign_in(cast.officer), union)


def test_the_finding_says_so_too(cast, union, sign_in):
    union.terms.update(began_on=GOOD)
    page = sign_in(cast.officer).get(reverse("checkups:finding", args=[_finding(union).pk]))

    assert "这个问题已经不成立" in page.content.decode()


def test_while_nothing_has_changed_nothing_more_is_said(cast, union, sign_in):
    assert "以下一次体检为准" not in _part(sign_in(cast.officer), union)


def test_a_change_of_the_registry_has_findings_rechecked(
    cast, union, django_capture_on_commit_callbacks
):
    leaf = a_unit("leaf", cast.north)
    with django_capture_on_commit_callbacks(execute=True):
        close_unit(actor=cast.supervisor, unit=leaf, on=date(2026, 11, 20))

    queued = DBTaskResult.objects.values_list("task_path", flat=True)
    assert "qunqiao.checkups.jobs.recheck_changes" in queued


@pytest.mark.parametrize("action", ["checkups.checkup.run", "people.seat.grant"])
def test_other_acts_have_nothing_rechecked(union, action, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as queued:
        follow(action)

    assert not queued


def test_the_job_notes_what_depends_on_the_changed_unit(cast):
    leaf = a_unit("leaf", cast.north, premises=False)
    union = a_union(leaf, "L-GH", began_on=LATE)
    a_checkup(cast.supervisor)
    union.terms.update(began_on=GOOD)
    close_unit(actor=cast.supervisor, unit=leaf, on=date(2026, 11, 20))
    recheck_changes.call()

    assert _finding(union).now == "sound"
    assert _finding(leaf, "premises").now == "not_applicable"


def test_a_second_run_of_the_job_writes_nothing(cast, union, trail):
    close_unit(actor=cast.supervisor, unit=a_unit("leaf", cast.north), on=date(2026, 11, 20))
    recheck_changes.call()
    recheck_changes.call()

    acts = [name for name, _actor, _subject in trail.acts()]
    assert acts.count("checkups.checkup.recheck") == 1


def test_organisations_that_share_an_officer_depend_on_each_other(cast, union):
    other = a_union(cast.south, "S-GH")
    person = a_person("both", cast.north)
    for organisation in (union, other):
        post = Post.objects.create(
            code=organisation.code, organisation=organisation, body="committee", title="chair"
        )
        Appointment.objects.create(post=post, person=person, began_on=LATE)
    before = Checkup.objects.get().seen_to
    there = an_organisation(cast.north_lab)
    transfer = a_transfer(a_member(union, cast.worker), there, cast.officer)
    withdraw_transfer(actor=cast.officer, transfer=transfer, on=date(2026, 11, 20))

    assert ("organisation", other.pk) in queries.touched_since(before).subjects
