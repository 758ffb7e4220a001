"""Confirming: the sender's yes to a preview, once."""

import pytest

from qunqiao.kit.errors import NotAllowed
from qunqiao.registry.actions.confirm_intake import confirm_intake
from qunqiao.registry.errors import IntakeNotReady, NothingToWrite, StoppedByRefusals
from qunqiao.registry.models import Intake
from qunqiao.registry.tests.workbooks import a_book, person, previewed, previewed_book, sent

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


def test_a_strict_intake_with_a_refused_row_is_not_confirmed(cast):
    book = a_book(people=[*NEW, person("2", "south")])

    with pytest.raises(StoppedByRefusals):
        confirm_intake(actor=cast.officer, intake=previewed_book(cast.officer, book, strict=True))


def test_the_intake_waits_for_its_job(cast, trail):
    intake = confirm_intake(actor=cast.officer, intake=previewed(cast.officer, people=NEW))

    assert intake.state == Intake.State.APPLYING
    assert trail.acts()[-1] == (
        "registry.intake.confirm",
        cast.officer.trail_name,
        str(intake.pk),
    )
