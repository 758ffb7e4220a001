"""Light rows: what was asked for, read as from the model, and nothing else."""

from datetime import date

import pytest

from qunqiao.kit.light import light
from qunqiao.registry.models import Membership, Term

MEMBER = light(Membership, ("pk", "joined_on", "person__name", "person__unit__path", "left_on"))


@pytest.fixture
def member():
    """A member of a unit."""
    return MEMBER((7, date(2020, 1, 1), "张三", "0001", None))


def test_what_was_not_asked_for_is_an_error(member):
    with pytest.raises(AttributeError):
        member.organisation_id  # noqa: B018 - reading it is the test


def test_a_light_row_cannot_be_changed(member):
    with pytest.raises(AttributeError):
        member.left_on = date(2021, 1, 1)


def test_fields_are_read_as_from_the_model(member):
    assert (member.pk, member.joined_on, member.left_on) == (7, date(2020, 1, 1), None)


def test_what_lies_behind_foreign_keys_is_read_through_them(member):
    assert (member.person.name, member.person.unit.path) == ("张三", "0001")


def test_nothing_lies_behind_an_empty_key():
    assert MEMBER((7, date(2020, 1, 1), "系统", None, None)).person.unit is None


def test_the_models_own_properties_are_there():
    term = light(Term, ("began_on", "years"))((date(2020, 2, 29), 1))

    assert term.due_on == date(2021, 2, 28)
