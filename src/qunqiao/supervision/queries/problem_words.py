"""Which rules bear on a problem as reports name it: a table of words, reviewed by people.

The first row whose words stand in a problem counts, so the narrow stand before the wide. A prefix
stands for every rule in use whose id begins with it. What no row knows, no data shows.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bearing:
    """Words, simplified and traditional, and the beginnings of the ids of rules that bear on them."""

    words: Sequence[str]
    rules: Sequence[str] = ()


BEARINGS = (
    Bearing(("经审", "经费审查", "經審", "經費審查"), ("union-audit-committee",)),
    Bearing(("母婴", "哺乳", "母嬰"), ("women-rooms",)),
    Bearing(
        ("女职工", "女工委", "妇委会", "妇女", "女職工", "婦女"),
        ("union-women-committee", "women-organ-committee"),
    ),
    Bearing(
        ("届满", "换届", "任期", "超期", "屆滿", "換屆"),
        (
            "union-term",
            "league-term",
            "league-branch-term",
            "league-extension",
            "house-womens-committee-term",
        ),
    ),
    Bearing(
        ("空缺", "缺位", "补选", "无人负责", "補選"),
        ("union-chair-vacancy", "league-branch-secretary", "house-chair-vacancy"),
    ),
    Bearing(
        ("职工之家", "阵地", "场所", "活动室", "職工之家", "陣地", "場所"),
        ("union-premises",),
    ),
    Bearing(
        ("拨缴", "经费", "会费", "撥繳", "經費"),
        ("union-levy", "house-idle-funds"),
    ),
    Bearing(
        ("专职", "兼职", "力量薄弱", "身兼", "專職", "兼職"), ("union-fulltime", "house-concurrent")
    ),
    Bearing(
        ("年轻", "老化", "年龄", "年輕", "年齡"),
        ("house-committee-average-age", "house-committee-without-young"),
    ),
    Bearing(
        ("未建会", "应建未建", "没有建立工会", "覆盖", "空白", "组建", "未建會", "覆蓋"),
        (
            "house-unit-without-union",
            "union-basic-unit",
            "union-establish",
            "league-branch-3",
            "women-organ-committee",
        ),
    ),
    Bearing(
        ("组织不健全", "班子不", "委员会不", "组织体系", "組織不健全"),
        (
            "union-committee-size",
            "union-basic-unit",
            "union-chair-vacancy",
            "league-branch-committee",
        ),
    ),
    Bearing(
        ("会员大会", "代表大会", "职代会", "民主管理", "會員大會", "代表大會"),
        ("union-annual-meeting", "union-meeting"),
    ),
    Bearing(("参与率", "参加的人少", "吸引力", "參與率"), ("house-participation",)),
)
# The tendencies that some rule shows a part of; the others are for people to judge.
TENDENCIES = {
    "organ": ("union-annual-meeting", "house-participation"),
    "administration": ("union-chair-eligibility", "union-election"),
    "aristocracy": ("women-leadership-share",),
    "entertainment": (),
}
