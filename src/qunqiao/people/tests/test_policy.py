"""Who may do what with units, persons and duties."""

from qunqiao.people import policy
from qunqiao.people.policy import Reach
from qunqiao.people.queries import reach_of
from qunqiao.people.testing import a_person


def test_nobody_may_anything(cast):
    nobody = Reach(None)

    assert not policy.may_use_workbench(nobody)
    assert not policy.may_change_tree(nobody)
    assert not policy.may_manage_seats(nobody)
    assert not policy.may_reset_account(nobody, cast.worker, ())


def test_the_tree_is_changed_only_where_one_supervises(cast):
    regional = reach_of(a_person("regional", cast.north, "supervisor"))

    assert policy.may_change_tree(regional, cast.north_lab)
    assert not policy.may_change_tree(regional, cast.north_lab, cast.south)


def test_a_duty_above_ones_own_protects_the_account(cast):
    lead, officer = reach_of(cast.lead), reach_of(cast.officer)

    assert policy.may_reset_account(lead, cast.officer, officer.duties)
    assert not policy.may_reset_account(officer, cast.lead, lead.duties)


def test_workers_keep_no_list_of_duties(cast):
    assert not policy.may_manage_seats(reach_of(cast.worker))
    assert not policy.may_manage_seats(reach_of(cast.officer))
    assert policy.may_manage_seats(reach_of(cast.lead))
