"""The cast is what the pages and actions would have made of it."""

from qunqiao.people.models import Unit


def test_the_tree_of_the_cast_is_sound(cast):
    faults = Unit.find_problems()

    assert not any(faults)
    assert [unit.code for unit in Unit.objects.all()] == ["root", "north", "north-lab", "south"]
    assert cast.north_lab.get_parent() == cast.north


def test_who_was_made_can_be_asked_for_an_account(cast):
    assert cast.worker.account.username == "worker"
    assert cast.supervisor.account.pk
