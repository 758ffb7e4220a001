"""Templates compiled per language: fixed texts are looked up once, everything else as before."""

import pytest
from django.template import engines
from django.utils import translation
from jinja2 import FileSystemLoader

from qunqiao.kit.jinja import environment

ORDER = '{{ _("查询") }}'


@pytest.fixture
def said(tmp_path):
    """What a template of this text says in a language, compiled the way pages are."""
    env = environment(loader=FileSystemLoader(tmp_path))

    def say(text, language, **context):
        (tmp_path / "one.html").write_text(text, "utf-8")
        with translation.override(language):
            return env.get_template("one.html").render(context)

    return say


def test_a_name_the_template_gives_to_something_else_is_left_alone(said):
    text = "{% macro symbol(name) %}own {{ name }}{% endmacro %}{{ symbol('x') }}"

    assert said(text, "zh-hans") == "own x"


def test_a_text_with_a_value_in_it_is_filled_in_for_each_page(said):
    text = '{{ _("第 %(page)s 页，共 %(pages)s 页", page=page, pages=9) }}'

    assert [said(text, "zh-hans", page=page) for page in (1, 2)] == [
        "第 1 页，共 9 页",
        "第 2 页，共 9 页",
    ]


def test_a_value_of_the_page_stays_escaped(said):
    assert said("{{ _('查询') }}{{ name }}", "zh-hans", name="<b>") == "查询&lt;b&gt;"


def test_a_doubled_percent_sign_is_single_on_the_page(said):
    assert said('{{ _("100%%") }}', "zh-hans") == "100%"


@pytest.mark.parametrize(
    ("language", "word"), [("zh-hans", "查询"), ("zh-hant", "查詢"), ("en", "Search")]
)
def test_one_template_speaks_each_language(said, language, word):
    said(ORDER, "zh-hans")

    assert said(ORDER, language) == word


def test_included_and_inherited_templates_speak_the_language_of_the_first():
    env = engines["jinja2"].env
    with translation.override("en"):
        twin = env.get_template("kit/page.html").environment

    assert twin.get_template("kit/base.html").environment is twin


def test_the_fixed_texts_cost_nothing_while_a_page_is_rendered(said, monkeypatch):
    said(ORDER, "en")
    monkeypatch.setattr(translation, "gettext", lambda text: f"asked again for {text}")

    assert said(ORDER, "en") == "Search"
