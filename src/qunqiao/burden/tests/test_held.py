"""What the registry holds is recognised under the words people use; what it does not hold is let pass."""

from pathlib import Path

import pytest
from django.utils import translation

from qunqiao.burden.bridge import holdings
from qunqiao.burden.queries.held import is_personal, where_held
from qunqiao.registry.bridge.layouts import LAYOUTS

HELD = (
    "职工人数", "本单位职工总数", "2026年工资总额（万元）", "各工会会员人数", "会员名册", "届满日期", "上次换届时间", "现任主席姓名", "专职干部人数",
    "委员会成员名单", "女职工人数", "职工花名册", "拨缴经费", "工会经费支出情况", "阵地面积", "有无母婴室", "基层组织数", "换届情况", "是否建立女职工委员会",
    "统一社会信用代码", "各单位名称", "出生年月", "入会时间", "有无经审委", "批复文号", "团员人数", "Head count", "Unit name", "空缺职务",
)  # fmt: skip
NEW = (
    "困难职工帮扶人数", "参加活动人次", "培训经费", "下一步打算", "走访慰问次数", "意见建议", "职工诉求", "参训人数", "献血人数", "技能竞赛获奖人数",
    "志愿服务时数", "食堂满意度", "计划开班日期", "是否愿意承办", "值班电话", "Visits planned", "疗休养报名人数", "图书册数",
)  # fmt: skip


@pytest.mark.parametrize("name", HELD)
def test_what_the_registry_holds_is_known_under_this_name(name):
    (stands,) = where_held([name])

    assert stands.href.startswith("/")
    assert "名册" in stands.where


@pytest.mark.parametrize("name", NEW)
def test_what_it_does_not_hold_may_be_asked(name):
    assert where_held([name]) == []


def test_every_heading_an_intake_knows_is_known_here_too():
    words = [
        word
        for sheet in LAYOUTS.values()
        for column in sheet.columns
        for word in (*column.title.values(), *column.synonyms, *column.named_by)
    ]

    assert len(holdings()) > 150
    assert [word for word in words if not where_held([word])] == []


# Facts for which the registry has no records yet, and days that are no data.
NOT_RECORDED = (
    "体检日", "核对年度", "上年初已成立", "最近一次会员（代表）大会", "距最近一次大会月数", "最近一次是代表大会", "应到会人数", "实到会人数", "当选主席赞成票",
    "委员候选人数", "应选委员数", "候选人公示天数", "选举通知提前天数", "主席属于不得任职的人员", "上月经费拨缴日",
)  # fmt: skip


def test_what_checkups_know_of_the_registry_is_known_here_too():
    page = Path(__file__).parents[4] / "docs" / "facts.md"
    rows = [line.split("|") for line in page.read_text("utf-8").splitlines() if "| `" in line[:4]]
    labels = {row[4].strip() for row in rows if row[2].strip() != "rows"}

    assert len(labels) > 60
    assert {label for label in labels if not where_held([label])} == set(NOT_RECORDED)


@pytest.mark.parametrize("name", ["身份证号码", "联系人手机", "家庭住址", "本人病史", "Phone"])
def test_what_is_a_persons_own_is_known(name):
    assert is_personal(name)


def test_an_offices_telephone_is_nobodys_own():
    assert not is_personal("单位值班电话")


def test_where_it_stands_is_said_in_the_readers_language():
    with translation.override("en"):
        (stands,) = where_held(["职工人数"])

    assert "Head count" in stands.where
