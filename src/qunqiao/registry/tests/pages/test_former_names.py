"""Former names on the pages and in the API, as of today and of a day when they were in use."""

import re
from datetime import date

import pytest
from django.urls import reverse

from qunqiao.people.testing import a_program
from qunqiao.registry.models import FormerName
from qunqiao.registry.testing import an_organisation
from qunqiao.registry.tests.workbooks import applied, organisation, unit

BETWEEN = date(2024, 6, 30)


@pytest.fixture
def union(cast):
    return an_organisation(cast.north, "union")


@pytest.fixture(params=["unit", "organisation"])
def record(request, cast, union):
    """A unit, then an organisation, renamed in 2023 and in 2025 and by a workbook today."""
    if request.param == "unit":
        row = unit("north", "root", name="北方局")
        intake, found = applied(cast.supervisor, units=[row]), cast.north
    else:
        row = organisation("union", "north", name="北方局工会")
        intake, found = applied(cast.supervisor, organisations=[row]), union
    owner = {request.param: found}
    FormerName.objects.filter(intake=intake).delete()
    for name, until in (("第一名", date(2023, 1, 1)), ("第二名", date(2025, 1, 1))):
        FormerName.objects.create(name=name, until=until, intake=intake, **owner)
    found.refresh_from_db()
    return request.param, found


def facts(client, record, **query):
    name, found = record
    page = client.get(reverse(f"registry:{name}", args=[found.pk]), query).content.decode()
    pairs = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", page, re.DOTALL)
    return {label.strip(): value.strip() for label, value in pairs}


def test_what_was_never_renamed_has_no_such_line(cast, union, sign_in):
    told = facts(sign_in(cast.officer), ("organisation", union))

    assert "组织编号" in told
    assert {"曾用名", "当时的名称"}.isdisjoint(told)


def test_today_former_names_stand_with_the_day_they_were_used_to(cast, record, sign_in):
    told = facts(sign_in(cast.officer), record)

    assert told["曾用名"] == "第二名（用到 2025-01-01）<br>第一名（用到 2023-01-01）"
    assert "当时的名称" not in told


def test_a_past_day_has_its_own_name_and_only_what_was_former_then(cast, record, sign_in):
    told = facts(sign_in(cast.officer), record, on=BETWEEN.isoformat())

    assert (told["当时的名称"], told["曾用名"]) == ("第二名", "第一名（用到 2023-01-01）")


def test_on_the_day_of_the_change_the_new_name_is_in_use(cast, record, sign_in):
    told = facts(sign_in(cast.officer), record, on="2023-01-01")

    assert (told["当时的名称"], told["曾用名"]) == ("第二名", "第一名（用到 2023-01-01）")


def test_a_program_is_told_the_same(cast, record):
    name, found = record
    program = a_program(cast.officer)
    now = program.get(f"/api/{name}s/{found.pk}").json()
    then = program.get(f"/api/{name}s/{found.pk}?on={BETWEEN}").json()

    assert (now["name_then"], len(now["former_names"])) == (found.name, 2)
    assert then["name_then"] == "第二名"
    assert then["former_names"] == [{"name": "第一名", "until": "2023-01-01"}]
