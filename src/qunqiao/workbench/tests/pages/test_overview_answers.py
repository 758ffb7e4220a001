"""The answers on top of the overview say what is done, where, on how many, and what comes next."""

import re
from datetime import date

import pytest
from django.urls import reverse

from qunqiao.checkups.models import Finding
from qunqiao.checkups.testing import a_checkup, a_union, lay_rulebook
from qunqiao.people.models import Unit
from qunqiao.registry.models import Organisation, Term
from qunqiao.supervision.models import Task
from qunqiao.supervision.testing import a_rectification
from qunqiao.workbench.pages.comparing import Alike, extremes, share_of

TODAY = date(2026, 11, 20)
PAGE = reverse("workbench:overview")


@pytest.fixture(autouse=True)
def house(settings, tmp_path):
    settings.HOME = tmp_path / "home"
    settings.RULEBOOKS = lay_rulebook(tmp_path / "rulebooks")


def _full_union(unit, code):
    union = a_union(unit, code, began_on=None)
    return Term.objects.create(organisation=union, number=1, began_on="2020-03-12", years=5)


@pytest.fixture
def checked(cast):
    """Three problems, one in each unit but the root."""
    for unit, code in ((cast.north, "N-GH"), (cast.north_lab, "L-GH"), (cast.south, "S-GH")):
        _full_union(unit, code)
    Unit.objects.filter(pk=cast.north.pk).update(premises=True)
    return a_checkup(cast.supervisor)


def _get(client, address=PAGE):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def _words(page):
    return re.sub(r"<[^>]+>|\s", "", page)


def _href(page, words):
    return re.search(rf'href="([^"]+)">{words}<', page)[1].replace("&amp;", "&")


def test_when_the_next_checkup_is_stands_on_overview_and_to_do(cast, sign_in, checked):
    for client, who in (
        (sign_in(cast.supervisor), "您随时可以"),
        (sign_in(cast.lead), "由主管部门"),
    ):
        for address in (PAGE, reverse("workbench:home"), reverse("checkups:findings")):
            assert f"下一次体检没有定日子，{who}发起。" in _get(client, address)


def test_whoever_may_order_one_reads_what_it_does_and_that_nothing_is_lost(cast, sign_in, checked):
    told = "以前的体检、已下达的整改和豁免都留着"

    for address in (PAGE, reverse("checkups:checkups")):
        assert told in _get(sign_in(cast.supervisor), address)
        assert told not in _get(sign_in(cast.lead), address)


def test_what_is_done_about_problems_adds_up_and_leads_to_lists_of_exactly_that(
    cast, sign_in, checked
):
    ordered, settled, left = Finding.objects.filter(outcome="breach").order_by("pk")
    a_rectification(cast.supervisor, cast.root, ordered)
    Finding.objects.filter(pk=settled.pk).update(now="sound")
    client = sign_in(cast.supervisor)
    page = _get(client)

    assert "整改情况：整改中1、已复核不成立，待销号1、还没有安排整改1。" in _words(page)
    told = {"整改中": ordered, "已复核不成立，待销号": settled, "还没有安排整改": left}
    for words, finding in told.items():
        listed = _get(client, _href(page, f"{words} 1"))
        assert "共 1 条" in listed
        assert finding.subject_name in listed


def test_a_rectification_that_was_taken_back_is_arranged_no_more(cast, sign_in, checked):
    ordered = Finding.objects.filter(outcome="breach").first()
    a_rectification(cast.supervisor, cast.root, ordered)
    back = {"withdrawn_on": TODAY, "withdrawn_reason": "发错了", "withdrawn_by": cast.supervisor}
    Task.objects.update(state=Task.State.WITHDRAWN, **back)

    assert "整改情况：还没有安排整改3。" in _words(_get(sign_in(cast.supervisor)))


def test_better_and_worse_name_the_units_in_tree_order_with_their_list(cast, sign_in, checked):
    Organisation.objects.filter(code="S-GH").update(closed_on=date(2026, 11, 1))
    Term.objects.filter(organisation__code="N-GH").update(began_on=date(2024, 1, 1))
    _full_union(cast.north, "N2-GH")
    for code in ("S2-GH", "S3-GH"):
        _full_union(cast.south, code)
    a_checkup(cast.supervisor)
    client = sign_in(cast.supervisor)
    page = _get(client)
    better, worse = page[page.index("什么变好了") :].split("什么变差了")

    assert "涉及单位（含下级）：north局1。" in _words(better)
    # North before south, though south has more: nobody is ranked.
    assert "涉及单位（含下级）：north局1、south局2。" in _words(worse)
    assert "共 2 条" in _get(client, _href(worse, "south 局 2").removesuffix("#list"))


def test_only_the_first_units_are_named_with_how_many_there_are(cast, sign_in, checked):
    for number in range(6):
        unit = Unit.objects.get(pk=cast.root.pk).add_child(
            code=f"more-{number}", name=f"多{number}", kind=Unit.Kind.ORGAN
        )
        _full_union(unit, f"M{number}")
    a_checkup(cast.supervisor)

    assert "多3 1</a>，共 6 个单位。" in _get(sign_in(cast.supervisor))


def _alike(label, breach, judged):
    return Alike(label, "/", breach, judged, round(100 * breach / judged), judged < 100, 0)


def test_few_are_treated_alike_in_every_place(cast, sign_in, checked):
    """Counted with all others, marked as few, and the mark explained with the same words."""
    said = extremes([_alike("企业", 20, 250), _alike("社会组织", 3, 32), _alike("机关", 3, 449)])

    assert said == (
        "问题比例最高的是社会组织 9%（32 项里 3 项，供参考），最低的是机关 1%（449 项里 3 项）。"
    )
    assert share_of("甲", 1, 100) == "甲 1%（100 项里 1 项）"
    assert share_of("甲", 1, 99) == "甲 1%（99 项里 1 项，供参考）"


def test_the_mark_of_few_is_explained_wherever_shares_stand(cast, sign_in, checked):
    for number in range(6):
        _full_union(cast.north, f"N{number}")
        _full_union(cast.south, f"S{number}")
    a_checkup(cast.supervisor)
    page = _words(_get(sign_in(cast.supervisor)))

    assert page.count("标“供参考”的不满100项") == 2
    assert "不计样本小的" not in page


def test_days_that_are_all_the_same_are_told_once(cast, sign_in, checked):
    first, second, third = Finding.objects.filter(outcome="breach").order_by("pk")
    days = date(2026, 12, 10)
    a_rectification(cast.supervisor, cast.root, first, high=days)
    alone = _words(_get(sign_in(cast.supervisor)))
    a_rectification(cast.supervisor, cast.root, second, high=days)
    same = _words(_get(sign_in(cast.supervisor)))
    a_rectification(cast.supervisor, cast.root, third, high=date(2026, 12, 15))
    spread = _words(_get(sign_in(cast.supervisor)))

    assert "30天内到期的整改任务1最近的：" in alone
    assert "30天内到期的整改任务2都在2026-12-10到期。" in same
    assert "30天内到期的整改任务3最早2026-12-10、最晚2026-12-15到期。" in spread


def test_what_is_unknown_says_what_to_do_about_it(cast, sign_in, checked):
    assert "由这些单位补录，补上马上重新判断，到下一次体检正式计入。" in _get(
        sign_in(cast.supervisor)
    )
