"""The first supervisor: made by whoever runs the server, once, and on the trail."""

import pytest
from typer.testing import CliRunner

from qunqiao.kit.errors import NotFound
from qunqiao.people.errors import SeatHeld
from qunqiao.people.management import commands
from qunqiao.people.models import Account, Person
from qunqiao.people.policy import may_change_tree
from qunqiao.people.queries import reach_of


def _run(number):
    result = CliRunner().invoke(commands, ["supervisor", number])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_a_number_nobody_has_is_refused(cast):
    with pytest.raises(NotFound):
        _run("nobody")


def test_a_supervisor_is_not_made_twice(cast):
    with pytest.raises(SeatHeld):
        _run(cast.supervisor.staff_number)


def test_the_system_person_cannot_be_made_one(cast):
    with pytest.raises(NotFound):
        _run("system")


def test_somebody_without_an_account_can_sign_in_afterwards(cast, client):
    person = Person.objects.create(staff_number="n1", name="新人", unit=cast.root)

    told = _run("n1").stdout
    password = told.split("初始密码 ")[1].split("（")[0]
    client.post("/sign-in/", {"login": "n1", "password": password})

    assert client.session["_auth_user_id"] == str(Account.objects.get(person=person).pk)
    assert may_change_tree(reach_of(person), cast.north)


def test_all_of_it_is_on_the_trail(cast, trail):
    Person.objects.create(staff_number="n1", name="新人", unit=cast.root)

    _run("n1")

    acts = [act[0] for act in trail.acts()]
    assert acts == ["people.seat.grant", "people.account.open", "people.account.reset"]
