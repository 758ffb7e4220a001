"""The sample province: the same for the same seed, sound as a register, troubled as scripted."""

from collections import Counter, defaultdict
from datetime import date
from hashlib import sha256
from itertools import pairwise

import pytest

from qunqiao_engines.synth import days, sample_province, uscc
from qunqiao_engines.synth.past import KEYS
from qunqiao_engines.synth.tests.survey import overdue_days, problems

PINNED = "9db834fcd809c628aa3f414db61a60e9a2c0dd3b0aaadc2474438059409814aa"
REFERENCES = [
    ("units", "parent_code", "units"),
    ("organisations", "unit_code", "units"),
    ("terms", "organisation_code", "organisations"),
    ("people", "unit_code", "units"),
    ("posts", "organisation_code", "organisations"),
    ("appointments", "post_code", "posts"),
    ("appointments", "staff_number", "people"),
    ("memberships", "organisation_code", "organisations"),
    ("memberships", "staff_number", "people"),
    ("funds", "organisation_code", "organisations"),
    ("venues", "unit_code", "units"),
]
SPANS = {
    "units": ("opened_on", "closed_on"),
    "organisations": ("founded_on", "closed_on"),
    "terms": ("began_on", "ended_on"),
    "people": ("birth_date", "left_on"),
    "posts": ("opened_on", "closed_on"),
    "appointments": ("began_on", "ended_on"),
    "memberships": ("joined_on", "left_on"),
    "venues": ("opened_on", "closed_on"),
}


def by(rows, field):
    groups = defaultdict(list)
    for row in rows:
        groups[row[field]].append(row)
    return groups


def digest(tables):
    return sha256(repr(tables).encode()).hexdigest()


def test_a_day_before_the_sample_begins_is_refused():
    with pytest.raises(ValueError, match="begins in 2025"):
        sample_province(as_of=date(2024, 12, 31))


def test_the_same_seed_gives_the_pinned_province(tables):
    assert digest(tables) == digest(sample_province().tables) == PINNED


def test_another_seed_gives_other_people_in_the_same_units(tables):
    other = sample_province(seed="another").tables

    assert [u["name"] for u in other["units"]] == [u["name"] for u in tables["units"]]
    assert digest(other) != digest(tables)


@pytest.mark.parametrize("table", KEYS)
def test_no_natural_key_occurs_twice(tables, table):
    keys = Counter(tuple(row[field] for field in KEYS[table]) for row in tables[table])

    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize(("table", "field", "target"), REFERENCES)
def test_every_reference_resolves(tables, table, field, target):
    known = {row[KEYS[target][0]] for row in tables[target]}

    assert {row[field] for row in tables[table]} - known <= {None}


@pytest.mark.parametrize("table", SPANS)
def test_no_span_ends_before_it_begins_or_lies_ahead(province, table):
    first, last = SPANS[table]
    rows = [r for r in province.tables[table] if r[first] and r[last]]

    assert rows
    assert [r for r in rows if r[last] <= r[first] or r[last] > province.as_of] == []


def test_only_the_root_has_no_parent_and_the_tree_is_three_deep(tables):
    parents = {u["code"]: u["parent_code"] for u in tables["units"]}

    assert [code for code, parent in parents.items() if parent is None] == ["LJ001"]
    assert {
        parents[parents[parents[c]]] for c in parents if parents[c] and parents[parents[c]]
    } == {None}


def test_nobody_joins_before_sixteen_or_twice_at_once(tables):
    born = {p["staff_number"]: p["birth_date"] for p in tables["people"]}
    rows = [m for m in tables["memberships"] if born[m["staff_number"]]]

    assert all(days.years_after(born[m["staff_number"]], 16) <= m["joined_on"] for m in rows)
    assert max(Counter((m["organisation_code"], m["staff_number"]) for m in rows).values()) == 1


def test_league_members_are_fourteen_to_twenty_eight(province):
    born = {p["staff_number"]: p["birth_date"] for p in province.tables["people"]}
    league = {o["code"] for o in province.tables["organisations"] if o["kind"] == "youth_league"}
    rows = [m for m in province.tables["memberships"] if m["organisation_code"] in league]

    assert all(
        days.years_after(born[m["staff_number"]], 14) <= m["joined_on"]
        and (m["left_on"] or province.as_of) <= days.years_after(born[m["staff_number"]], 28)
        for m in rows
    )


def test_no_two_people_hold_one_post_on_one_day(tables):
    for rows in by(tables["appointments"], "post_code").values():
        ordered = sorted(rows, key=lambda row: row["began_on"])

        assert all(
            one["ended_on"] is not None and one["ended_on"] < other["began_on"]
            for one, other in pairwise(ordered)
        )


def test_an_officer_is_a_member_of_the_union_on_the_day_they_begin(tables):
    posts = {p["code"]: p["organisation_code"] for p in tables["posts"]}
    kinds = {o["code"]: o["kind"] for o in tables["organisations"]}
    memberships = {
        (m["organisation_code"], m["staff_number"]): m["joined_on"] for m in tables["memberships"]
    }
    for row in tables["appointments"]:
        code = posts[row["post_code"]]
        if kinds[code] == "womens_committee":
            code = code.replace("-FW", "-GH")

        assert memberships[code, row["staff_number"]] <= row["began_on"]


def test_who_has_left_holds_nothing(tables):
    left = {p["staff_number"]: p["left_on"] for p in tables["people"] if p["left_on"]}
    rows = [r for r in tables["appointments"] + tables["memberships"] if r["staff_number"] in left]

    assert rows
    assert all(
        (row.get("ended_on") or row.get("left_on")) is not None
        and (row.get("ended_on") or row.get("left_on")) <= left[row["staff_number"]]
        for row in rows
    )


def test_nobody_sits_twice_in_one_body(tables):
    posts = {p["code"]: (p["organisation_code"], p["body"]) for p in tables["posts"]}
    seats = Counter(
        (posts[row["post_code"]], row["staff_number"])
        for row in tables["appointments"]
        if row["ended_on"] is None
    )

    assert max(seats.values()) == 1


def test_only_scripted_posts_are_vacant(province):
    open_posts = {
        p["code"]: p["organisation_code"]
        for p in province.tables["posts"]
        if p["closed_on"] is None
    }
    held = {a["post_code"] for a in province.tables["appointments"] if a["ended_on"] is None}
    scripted = {
        p.subject
        for p in province.planted
        if "vacancy" in p.problem or p.problem == "union-committee-size"
    }

    assert {open_posts[code] for code in open_posts.keys() - held} == scripted


def test_what_has_closed_keeps_its_history_and_nothing_open(tables):
    closed = {o["code"] for o in tables["organisations"] if o["closed_on"]}
    posts = {p["code"] for p in tables["posts"] if p["organisation_code"] in closed}
    past = {
        "terms": [r for r in tables["terms"] if r["organisation_code"] in closed],
        "memberships": [r for r in tables["memberships"] if r["organisation_code"] in closed],
        "appointments": [r for r in tables["appointments"] if r["post_code"] in posts],
    }

    assert closed == {"LJ007-GH", "LJ044-TW"}
    assert all(past.values())
    assert all(row.get("ended_on") or row.get("left_on") for rows in past.values() for row in rows)


def test_records_reach_back_five_years(province):
    earliest = days.years_after(province.as_of, -5)
    began = by(province.tables["terms"], "organisation_code")
    founded = {o["code"]: o["founded_on"] for o in province.tables["organisations"]}

    assert all(
        min(term["began_on"] for term in rows) <= max(earliest, founded[code])
        for code, rows in began.items()
    )


def test_terms_follow_each_other_without_a_gap(tables):
    for rows in by(tables["terms"], "organisation_code").values():
        ordered = sorted(rows, key=lambda row: row["number"])

        assert all(
            (other["number"], other["began_on"]) == (one["number"] + 1, one["ended_on"])
            for one, other in pairwise(ordered)
        )


@pytest.mark.parametrize(
    ("seed", "as_of"),
    [
        ("群桥", date(2026, 11, 20)),
        ("another", date(2026, 11, 20)),
        ("leap", date(2028, 2, 29)),
        ("first", date(2025, 1, 1)),
    ],
)
def test_the_tables_show_the_planted_problems_and_no_others(seed, as_of):
    province = sample_province(seed=seed, as_of=as_of)

    assert problems(province.tables, as_of) == {(p.problem, p.subject) for p in province.planted}


def test_an_overdue_term_is_overdue_by_the_days_in_its_note(province):
    overdue = [p for p in province.planted if p.problem.endswith("term-overdue")]

    assert len(overdue) == 21
    assert all(
        p.note.startswith(f"届满{overdue_days(province.tables, province.as_of, p.subject)}天")
        for p in overdue
    )


def test_about_a_fifth_of_the_organisations_are_past_their_term(province):
    overdue = sum(1 for p in province.planted if p.problem.endswith("term-overdue"))
    organisations = sum(1 for o in province.tables["organisations"] if o["closed_on"] is None)

    assert 0.16 <= overdue / organisations <= 0.24


def test_most_units_are_sound(province):
    unit_of = {o["code"]: o["unit_code"] for o in province.tables["organisations"]}
    unit_of |= {p["staff_number"]: p["unit_code"] for p in province.tables["people"]}
    noted = ("record-head-count", "record-uscc", "union-chair-vacancy-within")
    troubled = {
        unit_of.get(p.subject, p.subject)
        for p in province.planted
        if not p.problem.startswith(noted)
    }

    assert 0.60 <= 1 - len(troubled) / len(province.tables["units"]) <= 0.70


def test_most_staff_of_a_union_are_its_members(tables):
    staff = sum(1 for p in tables["people"] if p["left_on"] is None)
    members = {
        m["staff_number"]
        for m in tables["memberships"]
        if m["organisation_code"].endswith("-GH") and m["left_on"] is None
    }

    assert 0.85 <= len(members) / staff <= 0.98


def test_premises_on_record_have_a_room_in_use(tables):
    rooms = by([v for v in tables["venues"] if v["closed_on"] is None], "unit_code")

    assert {u["code"] for u in tables["units"] if u["premises"]} == set(rooms)


def test_ten_different_people_play_the_demonstration(province):
    staff = {p["staff_number"]: p for p in province.tables["people"] if p["left_on"] is None}
    players = province.cast.values()

    assert len({player.staff_number for player in players}) == len(players) == 10
    assert all(staff[p.staff_number]["unit_code"] == p.unit_code for p in players)


def test_no_invented_credit_code_is_malformed(tables):
    codes = [u["uscc"] for u in tables["units"] if u["uscc"]]
    right = [code for code in codes if uscc.check_character(code[:-1]) == code[-1]]

    assert all(len(code) == 18 and code[2:8] == "990000" for code in codes)
    assert len(codes) - len(right) == 2
