"""What one may read: findings of one's own subtree, counts that agree with their lists."""

import pytest

from qunqiao.checkups import queries
from qunqiao.checkups.models import Finding
from qunqiao.checkups.testing import a_checkup, a_union
from qunqiao.kit.errors import NotFound
from qunqiao.people.models import Unit
from qunqiao.people.queries import reach_of
from qunqiao.registry.models import Term

pytestmark = pytest.mark.usefixtures("rulebook")


@pytest.fixture
def checkup(cast):
    full = {"began_on": "2020-03-12"}
    for unit, code in ((cast.north, "N"), (cast.north_lab, "L"), (cast.south, "S")):
        union = a_union(unit, code, began_on=None)
        Term.objects.create(organisation=union, number=1, years=5, **full)
    Unit.objects.filter(pk=cast.south.pk).update(premises=False)
    return a_checkup(cast.supervisor)


def test_a_finding_of_another_subtree_is_not_found(cast, checkup):
    finding = Finding.objects.get(rule="term-full", unit=cast.south)

    with pytest.raises(NotFound):
        queries.the_finding(reach_of(cast.officer), finding.pk)


def test_a_hidden_record_is_not_called_sound(cast, checkup):
    with pytest.raises(NotFound):
        queries.findings_of(reach_of(cast.officer), "unit", cast.south.pk)


def test_an_unknown_kind_of_record_is_not_found(cast, checkup):
    with pytest.raises(NotFound):
        queries.findings_of(reach_of(cast.supervisor), "person", cast.worker.pk)


def test_a_worker_waits_for_nothing(cast, checkup):
    assert list(queries.waiting(reach_of(cast.worker))) == []


def test_breaches_that_must_not_be_come_first_and_longest_first(cast, checkup):
    found = queries.waiting(reach_of(cast.stranger))

    assert [(f.rule, f.outcome) for f in found] == [("term-full", "breach"), ("premises", "advice")]


def test_the_cells_add_up_to_what_stands(cast, checkup):
    lines = queries.branches(reach_of(cast.supervisor), Unit.objects.get(pk=cast.root.pk))
    cells = queries.cells(checkup, cast.root, lines)

    assert sum(cell.breach for cell in cells.values()) == 3
    assert sum(cell.advice for cell in cells.values()) == 1
    assert sum(cell.unknown for cell in cells.values()) == 3
    assert [(line.unit.code, line.own) for line in lines] == [
        ("root", True),
        ("north", False),
        ("south", False),
    ]


def test_a_gap_counts_the_findings_it_leads_to(cast, checkup):
    reach = reach_of(cast.supervisor)
    (gap,) = queries.gaps(reach, None, "zh-hans")

    assert queries.lacking(queries.open_findings(reach), gap.name).count() == gap.count == 3


def test_counts_of_units_leave_out_the_units_below(cast, checkup):
    counts = queries.counts_for_units(reach_of(cast.lead), [cast.north, cast.south])

    assert counts == {cast.north.pk: {"breach": 1, "unknown": 1}}


def test_turnover_is_that_of_ones_own_units(cast, checkup):
    assert queries.turnover(reach_of(cast.lead), checkup) == queries.Turnover(4, 0, 0, 0)
