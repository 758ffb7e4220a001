"""Facts that rules of law already speak of, and that no table records yet.

A rule that needs one is shipped, checked and shown, and says which part of the platform it waits
for; it binds nobody until then. Their types are fixed now, so that rules need not change.
"""

from __future__ import annotations

from .fact import COLUMN_TYPES, DAYS, MONTHS, PERSONS, Fact, FactType
from .model import Text

MEETINGS = Text(zh="会议资料", en="meetings")
ELECTIONS = Text(zh="选举资料", en="elections")
PAYMENTS = Text(zh="按月拨缴资料", en="monthly payments")


def _fact(
    name: str, kind: FactType, labels: str, doc: str, room: Text, *, unit: Text | None = None
) -> Fact:
    zh, en = labels.split(" | ")
    return Fact(
        name=name,
        subject="organisation",
        type=kind,
        label=Text(zh=zh, en=en),
        doc=doc,
        sql=f"CAST(NULL AS {COLUMN_TYPES[kind]})",
        unit=unit,
        lacks=room,
        room=room,
    )


def _meeting_facts() -> tuple[Fact, ...]:
    return (
        _fact("last_meeting_on", "date", "最近一次会员（代表）大会 | last general meeting",
              "The day of the last meeting of members or of their delegates.", MEETINGS),
        _fact("last_meeting_months", "integer", "距最近一次大会月数 | months since that meeting",
              "Months begun since then: a year to the day is 12.", MEETINGS, unit=MONTHS),
        _fact("last_meeting_of_delegates", "boolean", "最近一次是代表大会 | it was of delegates",
              "Whether delegates met, not all members.", MEETINGS),
    )  # fmt: skip


def _election_facts() -> tuple[Fact, ...]:
    return (
        _fact("election_voters_due", "integer", "应到会人数 | voters due",
              "Persons entitled to vote at the last election.", ELECTIONS, unit=PERSONS),
        _fact("election_voters_present", "integer", "实到会人数 | voters present",
              "Those of them who took part.", ELECTIONS, unit=PERSONS),
        _fact("election_chair_votes", "integer", "当选主席赞成票 | votes for the chair elected",
              "Votes in favour of whoever was declared chair.", ELECTIONS, unit=PERSONS),
        _fact("election_candidates", "integer", "委员候选人数 | candidates for the committee",
              "Candidates for seats of the committee.", ELECTIONS, unit=PERSONS),
        _fact("election_seats", "integer", "应选委员数 | seats of the committee",
              "Seats to be filled.", ELECTIONS, unit=PERSONS),
        _fact("candidate_notice_days", "integer", "候选人公示天数 | days of notice of candidates",
              "Days for which the candidates for chair were publicly named.", ELECTIONS, unit=DAYS),
        _fact("election_notice_days", "integer", "选举通知提前天数 | days of notice of the election",
              "Days from the mailing of the notice to the election.", ELECTIONS, unit=DAYS),
        _fact("chair_barred", "boolean", "主席属于不得任职的人员 | chair is barred from the office",
              "Whether the chair is the employer's head or deputy head, a partner, a close relative "
              "of one, head of personnel, or a foreign employee.", ELECTIONS),
    )  # fmt: skip


AWAITED_FACTS = (
    *_meeting_facts(),
    *_election_facts(),
    _fact("levy_paid_day", "integer", "上月经费拨缴日 | day on which last month's levy was paid",
          "Day of the month; 32 when it was not paid within the month it was due in.", PAYMENTS),
)  # fmt: skip
