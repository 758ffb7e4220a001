"""Around a finding: the body above, what it counts, who issued a rule of the house, and what advice is."""

import re

import pytest
from django.urls import reverse

from qunqiao.checkups.models import Amendment, Finding
from qunqiao.checkups.testing import AS_OF, RULEBOOK, a_checkup, a_union
from qunqiao.people.testing import BEGAN
from qunqiao.registry.models import Appointment, Organisation, Post, Term
from qunqiao.registry.queries.upper import upper_organisations

pytestmark = pytest.mark.usefixtures("rulebook")


@pytest.fixture
def late(cast):
    """A union at the laboratory below north, its term long over."""
    return a_union(cast.north_lab, "LAB-GH", began_on=BEGAN.replace(year=2015))


@pytest.fixture
def breach(cast, late):
    a_checkup(cast.supervisor)
    return Finding.objects.get(rule="term-full", organisation=late)


@pytest.fixture
def advice(cast, breach):
    """North has no premises on record."""
    Finding.objects.filter(rule="premises", unit=cast.north).update(outcome="advice", missing=[])
    return Finding.objects.get(rule="premises", unit=cast.north)


def _page(client, finding):
    return client.get(reverse("checkups:finding", args=[finding.pk])).content.decode()


def _link(organisation):
    return f'<a href="{reverse("registry:organisation", args=[organisation.pk])}">{organisation.name}</a>'


def test_where_no_union_stands_above_it_says_that_none_is_recorded(cast, breach, sign_in):
    assert "上一级工会：名册上没有登记。" in _page(sign_in(cast.officer), breach)


def test_the_nearest_union_above_is_named_and_leads_there_for_who_may_open_it(
    cast, breach, sign_in
):
    a_union(cast.root, "ROOT-GH")
    near = a_union(cast.north, "NORTH-GH")
    a_union(cast.south, "SOUTH-GH")
    page = _page(sign_in(cast.officer), breach)

    assert f"请先核对。<br>{_link(near)}</p>" in page


def test_a_body_above_that_one_may_not_open_is_named_without_a_link(cast, late, sign_in):
    above = a_union(cast.root, "ROOT-GH")
    Organisation.objects.filter(pk=late.pk).update(unit=cast.north)
    a_checkup(cast.supervisor)
    found = Finding.objects.get(rule="term-full", organisation=late)

    assert "请先核对。<br>ROOT-GH 工会" in _page(sign_in(cast.officer), found)
    assert _link(above) in _page(sign_in(cast.supervisor), found)


def test_of_a_unit_the_unit_right_above_is_named_and_of_the_top_none(cast, breach, sign_in):
    at_lab = Finding.objects.get(rule="premises", unit=cast.north_lab)
    at_top = Finding.objects.get(rule="premises", unit=cast.root)
    address = reverse("registry:unit", args=[cast.north.pk])
    page = _page(sign_in(cast.supervisor), at_lab)

    assert f'上级单位：<a href="{address}">{cast.north.name}</a></p>' in page
    assert "上级单位：" not in _page(sign_in(cast.supervisor), at_top)


def test_above_are_only_those_of_the_kind_that_are_open_and_no_branch(cast, late):
    for code, fields in (
        ("A", {"kind": "youth_league"}),
        ("B", {"tier": "branch"}),
        ("C", {"closed_on": BEGAN}),
    ):
        Organisation.objects.filter(pk=a_union(cast.north, code).pk).update(**fields)

    assert upper_organisations(late, AS_OF) == []


def test_a_branch_stands_below_the_committee_of_its_own_unit(cast, late):
    branch = a_union(cast.north_lab, "LAB-ZB")
    branch.tier = "branch"

    assert upper_organisations(branch, AS_OF) == [late]
    assert upper_organisations(late, AS_OF) == []


def _posts(cast, *unions):
    """One person of north, with a post in each of these unions."""
    return [
        Appointment.objects.create(
            post=Post.objects.create(
                code=f"{union.code}-1", organisation=union, title="member", body="committee"
            ),
            person=cast.worker,
            began_on=BEGAN,
        ).pk
        for union in unions
    ]


def test_posts_that_are_counted_lead_to_the_rows_and_to_who_holds_them(cast, breach, sign_in):
    rows = _posts(cast, a_union(cast.north, "N"), a_union(cast.south, "S"))
    breach.rows = {**breach.rows, "appointments": [str(row) for row in rows]}
    breach.save(update_fields=["rows"])
    page = _page(sign_in(cast.officer), breach)

    assert '<a href="#rows">看依据的记录：任职 2 条</a>' in page
    assert f'{reverse("registry:person", args=[cast.worker.pk])}">{cast.worker.name}</a>' in page
    assert "另有 1 条属于您范围以外的单位。" in page


def test_of_posts_elsewhere_nobody_is_named(cast, breach, sign_in):
    rows = _posts(cast, a_union(cast.south, "S"))
    breach.rows = {**breach.rows, "appointments": [str(row) for row in rows]}
    breach.save(update_fields=["rows"])

    assert cast.worker.name not in _page(sign_in(cast.officer), breach)


def test_a_number_of_members_leads_to_their_list_on_the_day_of_the_check_up(cast, breach, sign_in):
    assert "看会员名单" not in _page(sign_in(cast.officer), breach)
    breach.evidence = {**breach.evidence, "members": 59}
    breach.save(update_fields=["evidence"])
    page = _page(sign_in(cast.officer), breach)
    address = f"{reverse('registry:memberships')}?organisation={breach.organisation_id}"

    assert f"{address}&amp;on=2026-11-20" in page
    assert sign_in(cast.officer).get(f"{address}&on=2026-11-20").status_code == 200


def test_of_a_rule_of_the_house_it_is_told_whose_it_is_and_since_when(
    cast, advice, breach, sign_in
):
    page = _page(sign_in(cast.officer), advice)

    assert "出自规则集“试验规则”（现为 1 版），随平台提供" in page
    assert f"第 {advice.first_checkup.number} 次体检起使用" in page
    assert "出自规则集" not in _page(sign_in(cast.officer), breach)


def test_who_put_it_in_force_or_changed_it_is_named(cast, advice, rulebook, sign_in):
    (rulebook / "test-rules.toml").unlink()
    decided = {"state": "in_force", "decided_by": cast.supervisor, "book": "test-rules"}
    common = {**decided, "drafted_by": cast.supervisor, "drafted_at": "2026-11-01T00:00:00Z"}
    Amendment.objects.create(
        kind="add", from_on="2026-11-02", reason="加用", text=RULEBOOK, **common
    )
    Amendment.objects.create(
        kind="parameters",
        rule="premises",
        values={"threshold": 3},
        from_on="2026-11-03",
        reason="调整",
        **common,
    )
    page = _page(sign_in(cast.officer), advice)

    assert '由省直机关工委的supervisor氏决定加用，自 <span class="q-whole">2026-11-02' in page
    assert '参数由省直机关工委的supervisor氏决定调整，自 <span class="q-whole">2026-11-03' in page
    assert "随平台提供" not in page


def test_of_what_was_cleared_it_tells_what_the_register_has_instead(cast, breach, late, sign_in):
    assert "名册现在：" not in _page(sign_in(cast.officer), breach)
    Term.objects.create(organisation=late, number=2, began_on="2026-11-01", years=5)
    a_checkup(cast.supervisor)
    page = re.sub(r"<[^>]+>", "", _page(sign_in(cast.officer), breach))

    assert re.search("名册现在：.*2031", page)
    assert re.search("期限到 .*：逾期 .* 天后办理", page)


def test_advice_is_free_to_follow_and_nobody_needs_an_excuse(cast, advice, sign_in):
    pages = [_page(sign_in(who), advice) for who in (cast.supervisor, cast.officer)]

    for page in pages:
        assert "这是建议，不是必须办的" in page
        assert "不打算采纳" in page
        assert "豁免这个问题" not in page
        assert "单位要办的事" not in page
