"""Every field that an action records has a word, so that no reader of the trail meets a name of the code."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

import qunqiao
from qunqiao.workbench.pages.field_words import FIELDS

ROOT = Path(qunqiao.__file__).parent
#: What ``record`` itself reads; the rest are fields.
_OWN = {"on", "unit_id", "before", None}


def _recorded(source: str) -> Iterator[str]:
    """The fields that calls of ``record`` in ``source`` name, themselves or by a dictionary handed on."""
    tree = ast.parse(source)
    told = {
        target.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    for call in ast.walk(tree):
        if not (isinstance(call, ast.Call) and getattr(call.func, "id", "") == "record"):
            continue
        for keyword in call.keywords:
            if keyword.arg not in _OWN:
                yield keyword.arg
            elif keyword.arg in {None, "before"}:
                value = keyword.value
                value = told.get(value.id) if isinstance(value, ast.Name) else value
                if isinstance(value, ast.Dict):
                    yield from (key.value for key in value.keys if isinstance(key, ast.Constant))


def _named_fields(app: str) -> set[str]:
    """The fields of the app's models to which somebody gave a name."""
    fields = (
        field
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.get_fields()
    )
    return {
        field.name
        for field in fields
        if str(getattr(field, "verbose_name", field.name)) != field.name.replace("_", " ")
        and hasattr(field, "verbose_name")
    }


@pytest.mark.parametrize("app", sorted({path.parts[-3] for path in ROOT.glob("*/actions/*.py")}))
def test_each_field_that_actions_of_an_app_record_has_a_word(app):
    paths = (ROOT / app / "actions").glob("*.py")
    recorded = {name for path in paths for name in _recorded(path.read_text("utf-8"))}

    assert recorded
    assert sorted(recorded - FIELDS.keys() - _named_fields(app)) == []


def test_what_is_handed_on_in_a_dictionary_is_seen():
    source = 'after = {"a": 1}\nrecord(actor, on=row, before={"b": 2}, c=3, **after)'

    assert sorted(_recorded(source)) == ["a", "b", "c"]
