"""The registry in Popolo (popoloproject.com): organisations, posts, who holds them, and their names.

Units and organisations are both ``organizations``, told apart by classification and id. Ordinary members
are not written: no list of them leaves the house. A person has an id and a name, nothing else;
staff numbers, with which people sign in, only where they are asked for.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from qunqiao.people.models import Person
from qunqiao.people.policy import Reach
from qunqiao.registry.models import Post
from qunqiao.registry.queries.workbook import tables_of

_CHUNK = 500
CODE, CREDIT, STAFF_NUMBER = "code", "uscc", "staff_number"
Item = dict[str, Any]
Row = Mapping[str, Any]


def popolo_of(
    reach: Reach, day: date | None = None, within: str = "", *, staff_numbers: bool = False
) -> dict[str, list[Item]]:
    """Everything ``reach`` may see, as one Popolo document; ``day`` and ``within`` as in ``tables_of``."""
    tables = tables_of(reach, day, within)
    posts = list(tables["posts"])
    organisation_of = {row["code"]: row["organisation_code"] for row in posts}
    appointments = list(tables["appointments"])
    people = _people(row["staff_number"] for row in appointments)
    return {
        "organizations": [
            *(_unit(row) for row in tables["units"]),
            *(_organisation(row) for row in tables["organisations"]),
        ],
        "posts": [_post(row) for row in posts],
        "persons": [_person(one, staff_numbers=staff_numbers) for one in people.values()],
        "memberships": [
            _membership(row, organisation_of[row["post_code"]], people[row["staff_number"]])
            for row in appointments
        ],
    }


def _people(numbers: Iterable[str]) -> dict[str, Person]:
    """Those who hold or held a post, by staff number and in its order."""
    found: dict[str, Person] = {}
    for chunk in _chunks(sorted(set(numbers))):
        known = Person.objects.filter(staff_number__in=chunk).order_by("staff_number")
        found |= {one.staff_number: one for one in known.only("staff_number", "name")}
    return found


def _chunks(numbers: list[str]) -> Iterator[list[str]]:
    # SQLite takes only so many values in one statement.
    for start in range(0, len(numbers), _CHUNK):
        yield numbers[start : start + _CHUNK]


def _unit(row: Row) -> Item:
    codes = [_identifier(CODE, row["code"])]
    if row["uscc"]:
        codes.append(_identifier(CREDIT, row["uscc"]))
    return {
        "id": unit_id(row["code"]),
        "name": row["name"],
        "other_names": [{"name": row["short_name"]}] if row["short_name"] else [],
        "identifiers": codes,
        "classification": f"unit/{row['kind']}",
        "parent_id": unit_id(row["parent_code"]) if row["parent_code"] else None,
        "area_id": row["region"],
        "founding_date": _day(row["opened_on"]),
        "dissolution_date": _day(row["closed_on"]),
    }


def _organisation(row: Row) -> Item:
    return {
        "id": organisation_id(row["code"]),
        "name": row["name"],
        "other_names": [],
        "identifiers": [_identifier(CODE, row["code"])],
        "classification": f"{row['kind']}/{row['tier']}",
        "parent_id": unit_id(row["unit_code"]),
        "area_id": None,
        "founding_date": _day(row["founded_on"]),
        "dissolution_date": _day(row["closed_on"]),
    }


def _post(row: Row) -> Item:
    return {
        "id": post_id(row["code"]),
        "label": str(Post.Title(row["title"]).label),
        "role": f"{row['body']}/{row['title']}",
        "organization_id": organisation_id(row["organisation_code"]),
        "start_date": _day(row["opened_on"]),
        "end_date": _day(row["closed_on"]),
    }


def _person(person: Person, *, staff_numbers: bool) -> Item:
    known = [_identifier(STAFF_NUMBER, person.staff_number)] if staff_numbers else []
    return {"id": person_id(person), "name": person.name, "identifiers": known}


def _membership(row: Row, organisation_code: str, person: Person) -> Item:
    return {
        "person_id": person_id(person),
        "organization_id": organisation_id(organisation_code),
        "post_id": post_id(row["post_code"]),
        "start_date": _day(row["began_on"]),
        "end_date": _day(row["ended_on"]),
    }


def unit_id(code: str) -> str:
    """The id of a unit in a document of ours."""
    return f"unit/{code}"


def organisation_id(code: str) -> str:
    """The id of an organisation in a document of ours."""
    return f"organisation/{code}"


def post_id(code: str) -> str:
    """The id of a post in a document of ours."""
    return f"post/{code}"


def person_id(person: Person) -> str:
    """The id of a person in a document of ours; it leads back to the record here and nowhere else."""
    return f"person/{person.pk}"


def _identifier(scheme: str, number: str) -> dict[str, str]:
    return {"scheme": scheme, "identifier": number}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
