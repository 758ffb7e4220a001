"""Confirming: the sender's yes to a preview, once, and again only when the job was lost."""

from datetime import timedelta

import pytest

from qunqiao.kit import clock
from qunqiao.kit.errors import NotAllowed
from qunqiao.registry.actions.confirm_intake import confirm_intake
from qunqiao.registry.errors import IntakeNotReady, NothingToWrite
from qunqiao.registry.models import Intake
from qunqiao.registry.policy.intake import LOST_AFTER
from qunqiao.registry.tests.workbooks import person, previewed, sent

NEW = [person("1", "north")]


def test_nobody_confirms_for_another(cast):
    intake = previewed(cast.officer, people=NEW)

    with pytest.raises(NotAllowed):
        confirm_intake(actor=cast.supervisor, intake=intake)


def test_what_was_not_previewed_is_not_confirmed(cast):
    with pytest.raises(IntakeNotReady):
        confirm_intake(actor=cast.officer, intake=sent(cast.officer, people=NEW))


def test_what_would_change_nothing_is_not_confirmed(cast):
    intake = previewed(cast.officer, people=[person("officer", "north", name="officer氏")])

    with pytest.raises(NothingToWrite):
        confirm_intake(actor=cast.officer, intake=intake)


def test_a_second_click_does_nothing(cast, trail):
    intake = confirm_intake(actor=cast.officer, intake=previewed(cast.officer, people=NEW))

    with pytest.raises(IntakeNotReady):
        confirm_intake(actor=cast.officer, intake=intake)

    assert trail.last().action == "registry.intake.confirm"


def test_a_lost_job_can_be_started_again(cast, trail):
    intake = confirm_intake(actor=cast.officer, intake=previewed(cast.officer, people=NEW))
    lost = clock.now() - LOST_AFTER - timedelta(seconds=1)
    Intake.objects.filter(pk=intake.pk).update(since=lost)

    confirm_intake(actor=cast.officer, intake=intake)

    assert [act[0] for act in trail.acts()[-2:]] == ["registry.intake.confirm"] * 2


def test_the_intake_waits_for_its_job(cast, trail):
    intake = confirm_intake(actor=cast.officer, intake=previewed(cast.officer, people=NEW))

    assert intake.state == Intake.State.APPLYING
    assert trail.acts()[-1] == (
        "registry.intake.confirm",
        cast.officer.trail_name,
        str(intake.pk),
    )
