"""Withdrawing: the sender's own, until it is written; rows and file are erased."""

import pytest

from qunqiao.kit.errors import NotAllowed
from qunqiao.registry.actions.apply_intake import apply_intake
from qunqiao.registry.actions.confirm_intake import confirm_intake
from qunqiao.registry.actions.withdraw_intake import withdraw_intake
from qunqiao.registry.errors import IntakeClosed
from qunqiao.registry.models import Intake
from qunqiao.registry.tests.workbooks import person, previewed

NEW = [person("1", "north")]


def test_nobody_withdraws_for_another(cast):
    with pytest.raises(NotAllowed):
        withdraw_intake(actor=cast.lead, intake=previewed(cast.officer, people=NEW))


def test_what_is_written_cannot_be_withdrawn(cast):
    intake = apply_intake(actor=cast.officer, intake=previewed(cast.officer, people=NEW))

    with pytest.raises(IntakeClosed):
        withdraw_intake(actor=cast.officer, intake=intake)


def test_an_intake_released_but_not_yet_written_can_be_withdrawn(cast):
    intake = confirm_intake(actor=cast.officer, intake=previewed(cast.officer, people=NEW))

    assert withdraw_intake(actor=cast.officer, intake=intake).state == Intake.State.WITHDRAWN


def test_file_and_rows_are_erased_and_the_digest_stays(cast, trail):
    intake = previewed(cast.officer, people=NEW)

    withdraw_intake(actor=cast.officer, intake=intake)

    kept = Intake.objects.get(pk=intake.pk)
    assert (bytes(kept.content), kept.parts.count()) == (b"", 0)
    assert kept.digest == intake.digest
    assert trail.acts()[-1] == (
        "registry.intake.withdraw",
        cast.officer.trail_name,
        str(intake.pk),
    )
