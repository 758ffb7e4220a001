"""A record offers the steps its reader may take, and no others."""

import pytest
from django.urls import reverse

from qunqiao.people.actions.close_unit import close_unit


@pytest.fixture
def steps(sign_in):
    """Which of these steps the record's page leads to, as this person reads it."""

    def offered(reader, record, pk, *addresses):
        page = sign_in(reader).get(reverse(f"registry:{record}", args=[pk])).content.decode()
        return [f'href="{address}"' in page for address in addresses]

    return offered


@pytest.fixture
def at_the_lab(cast):
    """Granting a duty, moving and closing the laboratory."""
    return [
        f"{reverse('people:seat_grant')}?unit={cast.north_lab.code}",
        reverse("people:unit_move", args=[cast.north_lab.pk]),
        reverse("people:unit_close", args=[cast.north_lab.pk]),
    ]


def test_the_tree_is_the_supervising_bodys_to_change(cast, steps, at_the_lab):
    assert steps(cast.officer, "unit", cast.north_lab.pk, *at_the_lab) == [False] * 3
    assert steps(cast.lead, "unit", cast.north_lab.pk, *at_the_lab) == [True, False, False]
    assert steps(cast.supervisor, "unit", cast.north_lab.pk, *at_the_lab) == [True] * 3


def test_a_closed_unit_is_left_alone(cast, steps, at_the_lab, today):
    close_unit(actor=cast.supervisor, unit=cast.north_lab, on=today)

    assert steps(cast.supervisor, "unit", cast.north_lab.pk, *at_the_lab) == [False] * 3


def test_the_top_is_neither_moved_nor_closed_over_the_units_below(cast, steps):
    pk = cast.root.pk
    moves = [reverse("people:unit_move", args=[pk]), reverse("people:unit_close", args=[pk])]

    assert steps(cast.supervisor, "unit", pk, *moves) == [False, False]


def test_who_has_no_account_is_given_one_by_the_lead_not_by_the_officer(cast, steps):
    cast.worker.account.delete()
    pk = cast.worker.pk
    doors = [reverse("people:account_open", args=[pk]), reverse("people:account_reset", args=[pk])]

    assert steps(cast.lead, "person", pk, *doors) == [True, False]
    assert steps(cast.officer, "person", pk, *doors) == [False, False]


def test_who_has_an_account_is_helped_by_the_officer(cast, steps):
    pk = cast.worker.pk
    doors = [reverse("people:account_open", args=[pk]), reverse("people:account_reset", args=[pk])]

    assert steps(cast.officer, "person", pk, *doors) == [False, True]


def test_an_officer_does_not_reset_the_lead(cast, steps):
    reset = reverse("people:account_reset", args=[cast.lead.pk])

    assert steps(cast.officer, "person", cast.lead.pk, reset) == [False]


def test_nobody_resets_their_own_account_there(cast, steps):
    pk = cast.lead.pk
    doors = [reverse("people:account_open", args=[pk]), reverse("people:account_reset", args=[pk])]

    assert steps(cast.lead, "person", pk, *doors) == [False, False]
