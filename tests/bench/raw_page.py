"""The limit of the web bench: the same list by SQL text and Jinja2, with no framework around."""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterable
from datetime import date

from jinja2 import Environment

DAY = date(2026, 11, 20)
ROWS = """
SELECT o.id, o.name, o.code, u.name, u.code, o.kind, o.tier,
  (SELECT COUNT(*) FROM stock_django_membership m WHERE m.organisation_id = o.id
   AND m.joined_on <= :day AND (m.left_on IS NULL OR m.left_on > :day)),
  t.began_on, t.years
FROM stock_django_organisation o
JOIN stock_django_unit u ON u.id = o.unit_id
LEFT JOIN stock_django_term t ON t.id = (
  SELECT id FROM stock_django_term r WHERE r.organisation_id = o.id
  AND (r.ended_on IS NULL OR r.ended_on > :day) ORDER BY r.number DESC LIMIT 1)
WHERE o.id IN (
  SELECT p.id FROM stock_django_organisation p JOIN stock_django_unit v ON v.id = p.unit_id
  WHERE (p.closed_on IS NULL OR p.closed_on > :day) AND (p.founded_on IS NULL OR p.founded_on <= :day)
  ORDER BY v.path, p.kind, p.code LIMIT 50)
ORDER BY u.path, o.kind, o.code
"""
TOTAL = """
SELECT COUNT(*) FROM stock_django_organisation
WHERE (closed_on IS NULL OR closed_on > :day) AND (founded_on IS NULL OR founded_on <= :day)
"""
KINDS = {
    "trade_union": "工会",
    "youth_league": "共青团",
    "womens_committee": "妇委会",
    "other": "其他",
}
TIERS = {
    "branch": "支部",
    "general_branch": "总支部",
    "committee": "委员会",
    "joint": "联合委员会",
}
PAGE = Environment(autoescape=True, auto_reload=False, trim_blocks=True).from_string("""\
<!doctype html>
<html lang="zh-Hans">
<head><meta charset="utf-8"><title>群团组织</title><link rel="stylesheet" href="/static/site.css"></head>
<body>
<h1>群团组织</h1>
<p>共 {{ total }} 个组织</p>
<table>
<thead><tr><th>组织名称</th><th>组织编号</th><th>所在单位</th><th>单位编号</th><th>类别</th><th>层级</th><th>会员人数</th><th>任期</th></tr></thead>
<tbody>
{% for id, name, code, unit, unit_code, kind, tier, members, began, years in rows %}
<tr><td><a href="/organisations/{{ id }}/">{{ name }}</a></td><td>{{ code }}</td><td>{{ unit }}</td><td>{{ unit_code }}</td><td>{{ kinds[kind] }}</td>
<td>{{ tiers[tier] }}</td><td>{{ members }}</td><td>{{ words(began, years) }}</td></tr>
{% endfor %}
</tbody>
</table>
</body>
</html>
""")
_own = threading.local()


def words(began: str | None, years: int) -> str:
    """How the running term stands."""
    if began is None:
        return "没有在任届次"
    elected = date.fromisoformat(began)
    days = (elected.replace(year=elected.year + years) - DAY).days
    if days < 0:
        return f"届满未换届，已 {-days} 天"
    return f"还有 {days} 天届满" if days <= 180 else "任期内"


def application(
    environ: dict[str, object], start_response: Callable[[str, list[tuple[str, str]]], object]
) -> Iterable[bytes]:
    """The whole program."""
    if not hasattr(_own, "base"):
        _own.base = sqlite3.connect(os.environ["STOCK_DATABASE"])
    day = {"day": DAY.isoformat()}
    rows = _own.base.execute(ROWS, day).fetchall()
    (total,) = _own.base.execute(TOTAL, day).fetchone()
    page = PAGE.render(rows=rows, total=total, kinds=KINDS, tiers=TIERS, words=words).encode()
    start_response(
        "200 OK",
        [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(page)))],
    )
    return [page]
