"""What speaks of a barred thing and may: one by one, each with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase


@dataclass(frozen=True)
class Allowed:
    """A place by its beginning or with stars, the rule it may name, and why."""

    where: str
    rule: str
    reason: str

    def covers(self, where: str, rule: str) -> bool:
        """Whether this exception is for that place and that rule."""
        return self.rule in (rule, "*") and fnmatchcase(where, self.where)


SAYS_NO = "It promises that the platform does not do it."
ALLOWED = (
    Allowed("text portal/templates/portal/never.html: *", "*", SAYS_NO),
    Allowed("text portal/templates/portal/welcome.html: 不签到*", "*", SAYS_NO),
    Allowed("text people/templates/people/account.html: 平台不记录*", "*", SAYS_NO),
    Allowed("text people/policy/retention.py: 登录。平台不记录*", "*", SAYS_NO),
    Allowed(
        "text burden/templates/burden/ledger.html: 按单位隶属排列，不排名*", "ranking", SAYS_NO
    ),
    Allowed("text visits/templates/visits/coverage.html: *不排名次*", "ranking", SAYS_NO),
)
