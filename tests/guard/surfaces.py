"""Where a barred thing could stand: routes, tables, texts in three languages, scripts, settings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.urls import get_resolver

from qunqiao.kit import catalogues
from tests.shape.routes import routes
from tests.shape.tree import ROOT

# One's own words and the files we ship for others are told apart by their folder.
_VENDORED = "vendor"
_IMAGE = re.compile(r"photo|image|picture|selfie")
# An address (https://) is no comment.
_COMMENT = re.compile(r"(?<!:)//.*|^\s*/?\*.*")
_REMINDS = re.compile(r"remind")


@dataclass(frozen=True)
class Surface:
    """Something a person reads or a program names; ``where`` is how an exception calls it."""

    where: str
    text: str
    is_name: bool


def all_surfaces() -> list[Surface]:
    """Every route, table, text, script and setting of the platform."""
    return [*named_routes(), *schema(our_models()), *texts(), *scripts(), *named_settings()]


def named_routes() -> Iterator[Surface]:
    """The names and addresses of all routes, those of libraries too."""
    for route in routes(get_resolver()):
        yield Surface(f"route {route.name}", f"{route.name} {route.pattern}", is_name=True)


def our_models() -> list[type[models.Model]]:
    """The tables of our apps, and of libraries those that hang on ours."""
    return [model for model in apps.get_models() if model.__module__.startswith("qunqiao.")]


def schema(tables: Iterable[type[models.Model]]) -> Iterator[Surface]:
    """The names of tables and of their columns."""
    for table in tables:
        label = table._meta.label_lower
        yield Surface(f"table {label}", _snaked(table.__name__), is_name=True)
        for field in table._meta.get_fields():
            if field.concrete:
                yield Surface(f"column {label}.{field.name}", field.name, is_name=True)


@cache
def texts() -> tuple[Surface, ...]:
    """Every text of every app in three languages, known by its file and its Chinese words."""
    found = []
    for app in catalogues.apps():
        kept = [catalogues.stored(app, locale) for locale in catalogues.LOCALES]
        for message in catalogues.extract(app):
            if not message.id:
                continue
            (first, *_more) = _forms(message.id)
            told = [stored.get(message.id, message.context) for stored in kept]
            said = [
                *_forms(message.id),
                *(form for one in told if one for form in _forms(one.string)),
            ]
            files = sorted({file for file, _line in message.locations})
            where = f"text {files[0] if files else app}: {first}"
            found += [Surface(where, text, is_name=False) for text in said]
    return tuple(found)


def scripts() -> Iterator[Surface]:
    """Every line of our own scripts."""
    for file in sorted((ROOT / "src").rglob("static/**/*.js")):
        if _VENDORED in file.parts:
            continue
        path = file.relative_to(ROOT / "src" / "qunqiao").as_posix()
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
            yield Surface(f"script {path}:{number}", _COMMENT.sub("", line), is_name=True)


def named_settings() -> Iterator[Surface]:
    """What is installed, what stands around each request, and where a page may send to."""
    for name in ("INSTALLED_APPS", "MIDDLEWARE", "TRAIL_FOLLOWERS", "CONTENT_SECURITY_POLICY"):
        for value in _flat(getattr(settings, name)):
            yield Surface(f"setting {name}", value, is_name=True)


def photos_compulsory(tables: Iterable[type[models.Model]]) -> list[str]:
    """Columns for pictures that cannot stay empty."""
    return [
        f"{table._meta.label_lower}.{field.name}"
        for table in tables
        for field in table._meta.get_fields()
        if isinstance(field, models.Field) and _is_picture(field)
        if not (field.null or field.blank)
    ]


def reminders_repeated(tables: Iterable[type[models.Model]]) -> list[str]:
    """What could hold more than one reminder: anything but one day that may be empty."""
    return [
        f"{table._meta.label_lower}.{field.name}"
        for table in tables
        for field in table._meta.get_fields()
        if isinstance(field, models.Field) and _REMINDS.search(field.name)
        if not (isinstance(field, models.DateField) and field.null)
    ]


def photos_demanded(fields: Iterable[tuple[str, Any]]) -> list[str]:
    """Form fields for a picture that must be filled."""
    return [
        where
        for where, field in fields
        if field.required and (_IMAGE.search(where) or "image" in _accepted(field))
    ]


def _is_picture(field: models.Field[Any, Any]) -> bool:
    kinds = (models.FileField, models.BinaryField)
    named = bool(_IMAGE.search(field.name)) and isinstance(field, kinds)
    return named or isinstance(field, models.ImageField)


def _accepted(field: Any) -> str:
    return str(field.widget.attrs.get("accept", ""))


def _snaked(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


def _forms(value: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, tuple | list) else (value,)


def _flat(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _flat(inner)
    elif isinstance(value, list | tuple | set | frozenset):
        for inner in value:
            yield from _flat(inner)
    else:
        yield str(value)
