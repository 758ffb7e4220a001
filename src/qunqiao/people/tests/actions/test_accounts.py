"""Accounts: opened and reset by those above, passwords set by oneself, all on record without them."""

import pytest
from django.utils import timezone

from qunqiao.kit.display import Display
from qunqiao.kit.errors import NotAllowed
from qunqiao.people.actions.note_factor import note_factor
from qunqiao.people.actions.open_account import open_account
from qunqiao.people.actions.reset_password import reset_password
from qunqiao.people.actions.set_display import set_display
from qunqiao.people.actions.set_password import set_password
from qunqiao.people.errors import NameTaken, NoAccount
from qunqiao.people.models import Person
from qunqiao.people.testing import a_password, a_person


@pytest.fixture
def newcomer(cast):
    """Somebody at north without an account."""
    return Person.objects.create(staff_number="newcomer", name="新来的", unit=cast.north)


def test_an_officer_cannot_open_accounts(cast, newcomer):
    with pytest.raises(NotAllowed):
        open_account(actor=cast.officer, person=newcomer, username="new", password=None)


def test_a_lead_cannot_open_the_account_of_a_supervisor(cast, newcomer, today):
    newcomer.seats.create(unit=cast.root, role="supervisor", began_on=today)

    with pytest.raises(NotAllowed):
        open_account(actor=cast.lead, person=newcomer, username="new", password=None)


@pytest.mark.parametrize("name", ["worker", "unregistered"])
def test_a_user_name_is_nobody_elses_name_or_staff_number(cast, newcomer, name):
    Person.objects.create(staff_number="unregistered", name="没账号", unit=cast.south)

    with pytest.raises(NameTaken):
        open_account(actor=cast.lead, person=newcomer, username=name, password=None)


def test_an_opened_account_is_on_record(cast, newcomer, trail):
    account = open_account(actor=cast.lead, person=newcomer, username="new", password="x")

    assert trail.acts() == [("people.account.open", cast.lead.trail_name, str(account.pk))]
    assert account.check_password("x")
    assert account.password_changed_at is None


def test_an_officer_cannot_take_over_their_lead_by_a_reset(cast, trail):
    with pytest.raises(NotAllowed):
        reset_password(actor=cast.officer, person=cast.lead)

    assert trail.acts() == []


def test_an_officer_of_another_unit_cannot_reset(cast):
    with pytest.raises(NotAllowed):
        reset_password(actor=cast.stranger, person=cast.worker)


def test_nobody_resets_their_own(cast):
    with pytest.raises(NotAllowed):
        reset_password(actor=cast.supervisor, person=cast.supervisor)


def test_who_has_no_account_has_nothing_to_reset(cast, newcomer):
    with pytest.raises(NoAccount):
        reset_password(actor=cast.officer, person=newcomer)


def test_a_reset_replaces_the_password_and_records_only_that_it_did(cast, trail):
    a_password(cast.worker, "old-Password-1")

    issued = reset_password(actor=cast.officer, person=cast.worker)

    account = cast.worker.account
    account.refresh_from_db()
    assert trail.acts() == [("people.account.reset", cast.officer.trail_name, str(account.pk))]
    assert account.check_password(issued.password)
    assert account.password_changed_at is None
    assert issued.password not in str(trail.last().detail.content)


def test_a_first_password_keeps_the_house_rules(cast):
    issued = reset_password(actor=cast.officer, person=cast.worker)

    kinds = {
        "lower" if c.islower() else "digit" if c.isdigit() else "other" for c in issued.password
    }
    assert kinds == {"lower", "digit", "other"}
    assert len(issued.password) >= 10


def test_somebody_elses_password_cannot_be_set(cast):
    with pytest.raises(NotAllowed):
        set_password(actor=cast.lead, account=cast.worker.account, password="x", now=timezone.now())


def test_setting_ones_password_is_on_record(cast, trail):
    account = cast.worker.account
    set_password(actor=cast.worker, account=account, password="x", now=timezone.now())

    assert trail.acts() == [("people.account.password", cast.worker.trail_name, str(account.pk))]
    assert trail.last().detail.content["after"] == {"changed": True}


def test_a_change_of_factor_is_on_record(cast, trail):
    account = cast.worker.account
    note_factor(actor=cast.worker, account=account, change="totp_activated")

    assert trail.acts() == [("people.account.factor", cast.worker.trail_name, str(account.pk))]


def test_somebody_elses_factor_cannot_be_noted(cast):
    with pytest.raises(NotAllowed):
        note_factor(actor=cast.lead, account=cast.worker.account, change="totp_activated")


def test_somebody_elses_display_cannot_be_set(cast):
    with pytest.raises(NotAllowed):
        set_display(
            actor=cast.lead, account=cast.worker.account, display=Display("en", "dark", "large")
        )


def test_a_display_is_kept_and_the_record_does_not_say_which(cast, trail):
    account = cast.worker.account
    set_display(actor=cast.worker, account=account, display=Display("en", "dark", "large"))

    account.refresh_from_db()
    assert trail.acts() == [("people.account.display", cast.worker.trail_name, str(account.pk))]
    assert (account.language, account.theme, account.size) == ("en", "dark", "large")
    assert "large" not in str(trail.last().detail.content)


def test_a_supervisor_resets_a_leads_password(cast):
    assert reset_password(actor=cast.supervisor, person=cast.lead).password


def test_a_lead_resets_an_officers_password_below(cast):
    below = a_person("below", cast.north_lab, "officer")

    assert reset_password(actor=cast.lead, person=below).password
