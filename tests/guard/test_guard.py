"""No formalism, proved over everything people read and programs name; each rule can fail."""

from __future__ import annotations

import inspect
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.module_loading import module_has_submodule

from qunqiao.kit.hant import to_hant
from tests.guard.allowed import ALLOWED
from tests.guard.rules import BY_KEY, HOUSE, MEASURES, RULES, Rule
from tests.guard.surfaces import (
    Surface,
    all_surfaces,
    our_models,
    photos_compulsory,
    photos_demanded,
    reminders_repeated,
    schema,
)

# A planted violation of each rule: a text in Chinese and in English, and a name in code.
PLANTED = {
    "check-in": ("每日签到", "Daily check-in", "check_in"),
    "points": ("积分商城", "Points earned", "points"),
    "online time": ("在线时长统计", "Time online", "last_seen"),
    "ranking": ("单位排名", "Ranking of units", "unit-rankings"),
    "likes for assessment": ("点赞数", "Likes", "likes"),
    "compulsory photo": (
        "走访必须上传照片",
        "A photo is required: photos are required",
        "proof_photo",
    ),
    "forced installation": ("请下载APP", "Please download the app", "install_rate"),
    "forced use": ("请定期登录", "Log in every day", "daily_login"),
    "reminders beyond one": ("再次提醒", "Send a second reminder", "reminder"),
    "position": ("显示走访轨迹", "Share your location", "navigator.geolocation.x"),
    "usage analytics": ("用户行为分析", "Usage analytics", "gtag('config')"),
}
INNOCENT = (
    "登录后看本单位的名册",
    "排列的先后按单位隶属",
    "Points of the agenda",
    "You appear to be signed in",
    "最多提醒一次",
    "走访照片可以不附",
)


def breaks(surface: Surface) -> list[Rule]:
    """The rules that a surface breaks."""
    if surface.is_name:
        return [rule for rule in RULES if rule.in_name(surface.text)]
    return [rule for rule in RULES if rule.in_text(surface.text)]


def found() -> list[tuple[Surface, Rule]]:
    """All that speaks of a barred thing, anywhere."""
    return [(surface, rule) for surface in all_surfaces() for rule in breaks(surface)]


def test_every_rule_cites_what_bars_it():
    assert all(MEASURES in rule.cites or rule.cites == HOUSE for rule in RULES)
    assert set(PLANTED) == set(BY_KEY)


@pytest.mark.parametrize("key", PLANTED)
def test_a_planted_violation_is_caught_in_three_languages_and_in_code(key):
    zh, en, name = PLANTED[key]
    rule = BY_KEY[key]

    assert rule in breaks(Surface("text", zh, is_name=False))
    assert rule in breaks(Surface("text", to_hant(zh), is_name=False))
    assert rule in breaks(Surface("text", en, is_name=False))
    assert rule in breaks(Surface("column", name, is_name=True))


@pytest.mark.parametrize("text", INNOCENT)
def test_plain_words_are_let_pass(text):
    assert breaks(Surface("text", text, is_name=False)) == []


def test_nothing_that_people_read_or_programs_name_is_barred():
    wrong = [
        f"{surface.where}: {rule.key} ({rule.cites})"
        for surface, rule in found()
        if not any(one.covers(surface.where, rule.key) for one in ALLOWED)
    ]

    assert not wrong, "\n" + "\n".join(sorted(set(wrong)))


def test_an_exception_that_nothing_needs_is_taken_out():
    met = {(surface.where, rule.key) for surface, rule in found()}
    idle = [one.where for one in ALLOWED if not any(one.covers(*each) for each in met)]

    assert idle == []
    assert all(one.reason for one in ALLOWED)


def a_table(name: str, **fields: models.Field) -> type[models.Model]:
    """A table that is planted; it is no app's and reaches no database."""
    meta = type("Meta", (), {"app_label": "planted", "abstract": False, "managed": False})
    made = {"__module__": "tests.guard", "Meta": meta, **fields}
    try:
        return type(name, (models.Model,), made)
    finally:
        apps.all_models.pop("planted", None)
        apps.clear_cache()


def test_a_planted_table_is_caught():
    table = a_table("DailyLogin", latitude=models.FloatField())
    caught = {rule.key for surface in schema([table]) for rule in breaks(surface)}

    assert caught == {"forced use", "position"}


def test_no_picture_is_compulsory():
    planted = a_table("Visit", photo=models.BinaryField())
    optional = a_table("Outing", photo=models.BinaryField(blank=True))

    assert photos_compulsory([planted]) == ["planted.visit.photo"]
    assert photos_compulsory([optional]) == []
    assert photos_compulsory(our_models()) == []


def test_no_form_demands_a_picture():
    planted = [("x.photo", forms.FileField()), ("x.file", forms.CharField())]

    assert photos_demanded(planted) == ["x.photo"]
    assert photos_demanded(form_fields()) == []


def test_there_is_room_for_one_reminder_and_no_more():
    planted = a_table("Nudge", reminded=models.IntegerField())
    once = a_table("Hint", reminded_on=models.DateField(null=True))

    assert reminders_repeated([planted]) == ["planted.nudge.reminded"]
    assert reminders_repeated([once]) == []
    assert reminders_repeated(our_models()) == []


def test_nothing_reminds_by_the_clock():
    names = [
        name
        for app in apps.get_app_configs()
        if app.name.startswith("qunqiao.") and module_has_submodule(app.module, "jobs")
        for job in getattr(import_module(f"{app.name}.jobs"), "DAILY", ())
        for name in [f"{app.label}.{job.name}"]
    ]

    assert [name for name in names if "remind" in name] == []


def test_a_session_does_not_note_each_visit():
    assert settings.SESSION_SAVE_EVERY_REQUEST is False
    assert not any(name.endswith("last_login") for name in columns())


def test_a_page_may_send_nothing_to_others_and_may_not_ask_where_somebody_is(client, db):
    answer = client.get("/help/")
    policy = answer.headers["Content-Security-Policy"]
    sources = [
        part for part in policy.split("; ") if part.startswith(("default-src", "connect-src"))
    ]

    assert sources
    assert not any("http" in part or "*" in part for part in sources)
    assert "geolocation=()" in answer.headers["Permissions-Policy"]


def columns() -> list[str]:
    """Every column of ours."""
    return [surface.where for surface in schema(our_models())]


def form_fields() -> list[tuple[str, forms.Field]]:
    """The fields of every form of ours, by form and name."""
    found = []
    for app in apps.get_app_configs():
        if not app.name.startswith("qunqiao.") or not module_has_submodule(app.module, "forms"):
            continue
        for module in modules(f"{app.name}.forms"):
            for name, form in inspect.getmembers(module, inspect.isclass):
                fields = (
                    getattr(form, "base_fields", {}) if issubclass(form, forms.BaseForm) else {}
                )
                found += [(f"{name}.{field}", one) for field, one in fields.items()]
    return found


def modules(name: str) -> list[SimpleNamespace]:
    """The module, and those inside if it is a package."""
    module = import_module(name)
    inside = getattr(module, "__path__", [])
    names = [file.stem for path in inside for file in Path(path).glob("*.py")]
    return [module, *(import_module(f"{name}.{one}") for one in names if one != "__init__")]
