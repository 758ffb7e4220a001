"""Popolo: valid, without private data, and taken in again without a change."""

import json
import os
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from django.urls import reverse
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT3
from typer.testing import CliRunner

from qunqiao.kit.errors import Invalid
from qunqiao.people.testing import a_person
from qunqiao.registry.management import commands
from qunqiao.registry.models import Appointment, Intake, Post
from qunqiao.registry.queries.digest import registry_digest
from qunqiao.registry.queries.popolo_reading import read_popolo
from qunqiao.registry.testing import a_member, a_post, an_appointment, one_of_everything

ROOT = Path(__file__).resolve().parents[4]
SCHEMAS = ROOT.parent / "shared" / "data" / "popolo" / "schemas"
KINDS = {
    "organizations": "organization",
    "posts": "post",
    "persons": "person",
    "memberships": "membership",
}


@pytest.fixture
def filed(cast):
    cast.north.short_name, cast.north.uscc = "北局", "11370000MB00000015"
    cast.north.save()
    filed = one_of_everything(cast.north, cast.officer)
    a_member(filed.organisation, cast.worker)
    old = a_post(filed.organisation, Post.Title.MEMBER, closed_on=date(2025, 1, 1))
    an_appointment(old, cast.lead, ended_on=date(2025, 1, 1))
    return filed


def _run(*words):
    result = CliRunner().invoke(commands, ["popolo", *(str(word) for word in words)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def exported(filed, tmp_path):
    path = tmp_path / "out.json"
    _run("export", path)
    return path


def _changed(path, change):
    document = json.loads(path.read_text("utf-8"))
    change(document)
    path.write_text(json.dumps(document), "utf-8")


BROKEN = {
    "no JSON": (b"{", "JSON"),
    "too deep": (b"[" * 200_000, "JSON"),
    "a list": (b"[]", "Popolo"),
    "something else": (b'{"people": []}', "Popolo"),
    "no list": (b'{"posts": {}}', "posts"),
    "no object": (b'{"posts": [{}, 7]}', "第 2 项"),
    "a number for a name": (b'{"posts": [{"id": 7}]}', "id"),
}


@pytest.mark.parametrize(("content", "words"), BROKEN.values(), ids=BROKEN)
def test_what_is_no_popolo_is_refused_in_words(content, words):
    with pytest.raises(Invalid, match=words):
        read_popolo(content)


def test_a_month_and_a_moment_are_days(exported):
    _changed(exported, lambda it: it["memberships"][0].update(start_date="2024-03-12T08:00Z"))
    _changed(exported, lambda it: it["posts"][0].update(start_date="2020-01"))
    told = json.loads(_run("import", exported, "--json").stdout)

    assert told["unchanged"] == told["rows"]


ODD = [[1], {"a": 1}, "\ud800", "=1+1", "person/" + "9" * 40, "person/٣", "x" * 40_000, "\0"]


def test_odd_values_are_told_by_row(exported):
    def change(document):
        for odd in ODD:
            document["organizations"].append(
                {"id": odd, "classification": "unit/organ", "name": odd}
            )
            document["posts"].append({"id": odd, "organization_id": odd})
            document["persons"].append({"id": odd, "name": odd})
            document["memberships"].append({"person_id": odd, "post_id": odd, "start_date": odd})

    _changed(exported, change)
    told = json.loads(_run("import", exported, "--json").stdout)

    assert told["unchanged"] == 9
    assert told["rows"] - 9 == told["refused"] + told["add"]
    assert told["rows"] > 9 + 2 * len(ODD)


def test_an_unknown_person_is_refused_by_the_intake_and_nobody_is_made(cast, exported):
    _changed(exported, lambda it: it["persons"].append({"id": "person/999999", "name": "谁"}))
    _changed(exported, lambda it: it["memberships"][0].update(person_id="person/999999"))
    result = _run("import", exported, "--apply", "--json")

    assert result.exit_code == 3
    assert [one["field"] for one in json.loads(result.stdout)["refusals"]] == ["staff_number"]


def test_an_id_with_another_name_is_another_person(exported):
    _changed(exported, lambda it: [one.update(name="别人") for one in it["persons"]])

    assert _run("import", exported).exit_code == 3


def test_kinds_nobody_knows_are_refused_in_words(exported):
    _changed(exported, lambda it: it["organizations"][-1].update(classification="choir"))
    told = json.loads(_run("import", exported, "--json").stdout)

    assert {one["field"] for one in told["refusals"]} >= {"kind"}


def test_a_day_that_is_none_is_refused_and_the_rest_is_taken(exported):
    _changed(exported, lambda it: it["posts"][0].update(start_date="2026-02-30"))
    told = json.loads(_run("import", exported, "--json").stdout)

    assert [one["value"] for one in told["refusals"]] == ["2026-02-30"]
    assert told["unchanged"] == told["rows"] - 1


def test_without_apply_nothing_is_written(exported, trail):
    _changed(exported, lambda it: it["organizations"][1].update(name="新名称"))
    told = json.loads(_run("import", exported, "--json").stdout)

    assert told["change"] == 1
    assert not Intake.objects.exists()
    assert trail.acts() == []


def test_our_own_export_changes_nothing(exported):
    before = registry_digest()
    told = json.loads(_run("import", exported, "--apply", "--json").stdout)

    assert told["unchanged"] == told["rows"] == 9
    assert registry_digest() == before
    assert not Intake.objects.exists()


def test_what_was_taken_in_can_be_taken_back(exported, filed):
    before = registry_digest()
    _changed(exported, lambda it: it["memberships"][0].update(end_date="2026-01-01"))
    assert _run("import", exported, "--apply").exit_code == 0
    written = Appointment.objects.get(pk=filed.appointment.pk).ended_on
    CliRunner().invoke(commands, ["intake-undo", str(Intake.objects.get().pk)])

    assert written == date(2026, 1, 1)
    assert registry_digest() == before


def test_staff_numbers_find_people_where_ids_do_not(filed, tmp_path):
    path = tmp_path / "out.json"
    _run("export", path, "--staff-numbers")
    _changed(path, lambda it: [one.update(id=f"elsewhere-{one['id']}") for one in it["persons"]])
    _changed(
        path,
        lambda it: [
            one.update(person_id=f"elsewhere-{one['person_id']}") for one in it["memberships"]
        ],
    )

    assert _run("import", path).exit_code == 0


def test_only_holders_of_posts_are_named_and_nothing_private_of_them(exported, cast):
    document = json.loads(exported.read_text("utf-8"))
    text = exported.read_text("utf-8")

    assert {one["name"] for one in document["persons"]} == {cast.officer.name, cast.lead.name}
    assert all(set(one) == {"id", "name", "identifiers"} for one in document["persons"])
    assert all(one["identifiers"] == [] for one in document["persons"])
    assert cast.worker.name not in text


def test_a_part_of_the_tree_still_names_what_is_above(filed, tmp_path):
    path = tmp_path / "out.json"
    _run("export", path, "--unit", "north")
    document = json.loads(path.read_text("utf-8"))

    assert [one["parent_id"] for one in document["organizations"]][:2] == [
        "unit/root",
        "unit/north",
    ]
    assert _run("import", path).exit_code == 0


def test_a_day_in_the_past_tells_nothing_of_after_it(filed, tmp_path):
    path = tmp_path / "out.json"
    _run("export", path, "--on", "2024-06-30")

    assert "2025" not in path.read_text("utf-8")


def test_memberships_without_a_post_are_said_to_stay_outside(exported):
    _changed(exported, lambda it: it["memberships"].append({"person_id": "x"}))

    assert "1 条会员关系" in _run("import", exported).stderr


def test_the_page_gives_the_same_for_ones_own_units(filed, cast, sign_in):
    answer = sign_in(cast.stranger).get(reverse("registry:popolo"))

    assert [one["id"] for one in answer.json()["organizations"]] == ["unit/south"]
    assert answer.json()["persons"] == []


def test_the_page_asks_as_often_for_many_as_for_one(
    filed, cast, sign_in, django_assert_max_num_queries
):
    client = sign_in(cast.supervisor)
    for number in range(30):
        post = a_post(filed.organisation, Post.Title.MEMBER)
        an_appointment(post, a_person(f"p{number}", cast.north))

    with django_assert_max_num_queries(12):
        client.get(reverse("registry:popolo"))


def test_it_is_valid_popolo(exported):
    if not SCHEMAS.is_dir():
        assert os.environ.get("CI") != "true", "the shared Popolo schemas are missing"
        pytest.skip("the folder ../shared/data/popolo is not beside this project")
    schemas = {path.stem: json.loads(path.read_text("utf-8")) for path in SCHEMAS.glob("*.json")}
    registry = Registry().with_resources(
        (schema["id"], Resource(schema, DRAFT3)) for schema in schemas.values()
    )
    document = json.loads(exported.read_text("utf-8"))

    assert document.keys() == KINDS.keys()
    for part, kind in KINDS.items():
        check = jsonschema.Draft3Validator(schemas[kind], registry=registry)
        faults = [fault.message for item in document[part] for fault in check.iter_errors(item)]
        assert document[part]
        assert faults == []
