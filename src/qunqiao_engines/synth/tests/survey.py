"""What is wrong in the tables, worked out anew from the tables alone, by rule id and subject."""

from collections import defaultdict
from datetime import timedelta
from decimal import Decimal

from stdnum.cn import uscc

from qunqiao_engines.synth.days import months_after, years_after

PREFIX = {"trade_union": "union", "youth_league": "league", "womens_committee": "women"}


class Survey:
    """The tables of a province, indexed the way a reader looks things up."""

    def __init__(self, tables, as_of):
        self.tables, self.as_of = tables, as_of
        self.units = {u["code"]: u for u in tables["units"] if u["closed_on"] is None}
        self.organisations = {
            o["code"]: o for o in tables["organisations"] if o["closed_on"] is None
        }
        self.people = {p["staff_number"]: p for p in tables["people"]}
        self.staff = defaultdict(list)
        for person in tables["people"]:
            if person["left_on"] is None:
                self.staff[person["unit_code"]].append(person)
        self.members = defaultdict(list)
        for row in tables["memberships"]:
            if row["left_on"] is None:
                self.members[row["organisation_code"]].append(self.people[row["staff_number"]])
        self.seats = defaultdict(list)
        holders = {
            a["post_code"]: a["staff_number"]
            for a in tables["appointments"]
            if a["ended_on"] is None
        }
        for post in tables["posts"]:
            if post["closed_on"] is None:
                self.seats[post["organisation_code"]].append((post, holders.get(post["code"])))

    def unions(self):
        return [o for o in self.organisations.values() if o["kind"] == "trade_union"]

    def committee(self, code):
        return [(post, who) for post, who in self.seats[code] if post["body"] == "committee"]

    def age(self, person):
        birth = person["birth_date"]
        return None if birth is None else (self.as_of - birth).days / 365.25


def problems(tables, as_of):
    """Every (problem id, subject) that the tables show on ``as_of``."""
    survey = Survey(tables, as_of)
    found = set()
    for part in (coverage, terms, vacancies, sizes, bodies, ages, funds, premises, records):
        found |= set(part(survey))
    return found


def coverage(s):
    union_of = {
        m["staff_number"]
        for m in s.tables["memberships"]
        if m["left_on"] is None and s.organisations[m["organisation_code"]]["kind"] == "trade_union"
    }
    own = {(o["unit_code"], o["kind"]) for o in s.organisations.values()}
    league = {
        m["staff_number"]
        for m in s.tables["memberships"]
        if m["left_on"] is None
        and s.organisations[m["organisation_code"]]["kind"] == "youth_league"
    }
    for code, unit in s.units.items():
        members = [p for p in s.staff[code] if p["staff_number"] in union_of]
        if (code, "trade_union") not in own and len(members) >= 25:
            yield "union-basic-unit-25", code
        if s.staff[code] and not members:
            yield "union-coverage-blank", code
        youth = [p for p in s.staff[code] if p["staff_number"] in league]
        if (code, "youth_league") not in own and len(youth) >= 3:
            yield "league-branch-3", code
        large = unit["kind"] in {"organ", "institution"} and (unit["head_count"] or 0) >= 90
        if large and (code, "womens_committee") not in own:
            yield "women-committee-missing", code


def terms(s):
    latest = {}
    for term in s.tables["terms"]:
        if term["ended_on"] is None:
            latest[term["organisation_code"]] = term
    for code, organisation in s.organisations.items():
        prefix = PREFIX[organisation["kind"]]
        if code not in latest:
            yield "record-term-missing", code
            continue
        term = latest[code]
        due = years_after(term["began_on"], term["years"])
        if term["years"] not in {3, 5}:
            yield f"{prefix}-term-3-or-5", code
        if due >= s.as_of:
            continue
        until = term["extended_until"]
        if until is None or until < s.as_of:
            yield f"{prefix}-term-overdue", code
        elif term["extension_document"] is None:
            yield f"{prefix}-term-extension-undocumented", code
        elif until > months_after(due, 6):
            yield f"{prefix}-term-over-extended", code


def vacancies(s):
    last = {}
    for row in s.tables["appointments"]:
        if row["ended_on"] is not None:
            day = max(row["ended_on"], last.get(row["post_code"], row["ended_on"]))
            last[row["post_code"]] = day
    for code, organisation in s.organisations.items():
        for post, holder in s.committee(code)[:1]:
            if holder is None and post["title"] == "chair":
                kind = s.units[organisation["unit_code"]]["kind"]
                limit = months_after(s.as_of, -6 if kind == "organ" else -3)
                late = "" if last[post["code"]] < limit else "-within"
                yield f"union-chair-vacancy{late}", code
            if holder is None and post["title"] == "secretary":
                yield "league-secretary-vacancy", code


def sizes(s):
    for code, organisation in s.organisations.items():
        committee, size = s.committee(code), len(s.members[code])
        if organisation["kind"] == "trade_union" and committee:
            count = sum(1 for _, who in committee if who)
            least = next(low for high, low in ((24, 1), (200, 3), (1000, 7)) if size <= high)
            if count < least:
                yield "union-committee-size", code
        if organisation["kind"] == "youth_league" and size >= 7 and len(committee) < 3:
            yield "league-branch-committee-7", code


def bodies(s):
    for union in s.unions():
        code, unit = union["code"], s.units[union["unit_code"]]
        if union["approved_on"] is None or union["approval_document"] is None:
            yield "union-establishment-approved", code
        if not s.members[code]:
            continue
        organiser = any(post["title"] == "organiser" for post, _ in s.seats[code])
        if union["audit_committee"] is False and not organiser:
            yield "union-audit-committee", code
        if union["audit_committee"] is None:
            yield "union-audit-committee-unknown", code
        women = [p for p in s.members[code] if p["sex"] == "female"]
        if len(women) >= 10 and not union["women_committee"]:
            yield "union-women-committee", code
        chairs = [post for post, _ in s.committee(code) if post["title"] == "chair"]
        if (unit["head_count"] or 0) >= 200 and not any(post["full_time"] for post in chairs):
            yield "union-fulltime-chair-200", code


def ages(s):
    posts = defaultdict(int)
    for code in s.organisations:
        for _, who in s.seats[code]:
            if who:
                posts[who] += 1
    yield from (("house-concurrent-posts", who) for who, count in posts.items() if count > 3)
    for union in s.unions():
        holders = [s.people[who] for _, who in s.committee(union["code"]) if who]
        known = [age for age in map(s.age, holders) if age is not None]
        if known and sum(known) / len(known) > 50:
            yield "house-committee-age", union["code"]


def funds(s):
    year = s.as_of.year - 1
    rows = {r["organisation_code"]: r for r in s.tables["funds"] if r["year"] == year}
    for union in s.unions():
        code = union["code"]
        if not s.members[code]:
            continue
        if code not in rows:
            yield "union-funds-missing", code
        elif rows[code]["payroll"] is None:
            yield "union-payroll-unknown", code
        elif rows[code]["levy"] < rows[code]["payroll"] * Decimal("0.02"):
            yield "union-levy-2pct", code


def premises(s):
    for code, unit in s.units.items():
        if unit["premises"] is None:
            yield "union-premises-unknown", code
        elif not unit["premises"]:
            yield "union-premises", code


def records(s):
    for code, unit in s.units.items():
        if unit["head_count"] is None:
            yield "record-head-count-missing", code
        if unit["uscc"] is not None and not uscc.is_valid(unit["uscc"]):
            yield "record-uscc-check-digit", code
        if not s.staff[code]:
            yield "record-people-missing", code


def overdue_days(tables, as_of, code):
    """How many days ago the running term of ``code`` was due to end."""
    term = next(
        t for t in tables["terms"] if t["organisation_code"] == code and t["ended_on"] is None
    )
    return (as_of - years_after(term["began_on"], term["years"])) // timedelta(days=1)
