"""My pages: my unit, its committee, what waits; others' stay theirs."""

import pytest
from django.urls import reverse

from qunqiao.needs.testing import a_complaint
from qunqiao.portal.testing import a_member, a_union, a_venue


@pytest.mark.parametrize("route", ["portal:my", "portal:start"])
def test_my_pages_ask_for_sign_in(db, client, route):
    assert client.get(reverse(route))["Location"].startswith(reverse("account_login"))


def test_staff_start_at_the_workbench_and_workers_at_home(cast, sign_in):
    address = reverse("portal:start")

    assert sign_in(cast.officer).get(address)["Location"] == reverse("workbench:home")
    assert sign_in(cast.worker).get(address)["Location"] == reverse("portal:home")


def test_my_unit_names_its_committee_and_its_term(cast, sign_in):
    a_member(cast.worker, a_union(cast.north, cast.officer))
    a_venue(cast.north)
    a_union(cast.south, cast.stranger, "gh-2")

    page = sign_in(cast.worker).get(reverse("portal:my")).content.decode()

    assert cast.officer.name in page
    assert "第 3 届任期到 2027-03-01" in page
    assert "职工之家" in page
    assert cast.stranger.name not in page


def test_a_full_term_is_said(cast, sign_in):
    a_union(cast.north, cast.officer).terms.update(years=4)

    assert "已满，等待换届" in sign_in(cast.worker).get(reverse("portal:my")).content.decode()


def test_an_unknown_term_is_not_passed_over(cast, sign_in):
    a_union(cast.north, cast.officer).terms.all().delete()

    page = sign_in(cast.worker).get(reverse("portal:my")).content.decode()
    assert "名册上没有本届的记录" in page


def test_a_unit_without_organisations_says_so(cast, sign_in):
    page = sign_in(cast.worker).get(reverse("portal:home")).content.decode()

    assert "还没有群团组织" in page


def test_home_tells_supervisors_of_complaints_and_workers_not(cast, sign_in):
    a_complaint(owner=cast.root)

    assert "有 1 件诉求" in sign_in(cast.supervisor).get("/").content.decode()
    assert "有 1 件诉求" not in sign_in(cast.worker).get("/").content.decode()


def test_home_tells_my_posts(cast, sign_in):
    a_union(cast.north, cast.officer)

    assert "north 局工会 主席" in sign_in(cast.officer).get("/").content.decode()
