"""Forms: each field has its label, its help and its error, and the summary leads to it."""

import pytest

from qunqiao.kit.pages.samples import filled_form, wrong_form


@pytest.mark.parametrize("name", ["name", "approved_on", "tier", "note", "agreed"])
def test_each_field_has_a_label_of_its_own(drawn, name):
    form = filled_form()
    page = drawn("field", form[name])

    assert str(form[name].label) in page.one("label", **{"for": form[name].id_for_label}).text


@pytest.mark.parametrize("name", ["body", "kind"])
def test_choices_are_one_group_with_one_question(drawn, name):
    form = filled_form()
    page = drawn("field", form[name])

    assert str(form[name].label) in page.one("fieldset").one("legend").text
    assert len(page.all("input")) == len(form[name])


def test_help_and_error_are_tied_to_the_field(drawn):
    page = drawn("field", wrong_form()["name"])
    tied = page.one("input")["aria-describedby"].split()

    assert [page.one("div", id=name).text[:6] for name in tied] == ["写公章上的全", "▲ 这个字段"]


def test_a_field_in_error_is_marked_for_screen_readers(drawn):
    assert drawn("field", wrong_form()["name"]).one("input")["aria-invalid"] == "true"


def test_a_field_that_may_stay_empty_says_so(drawn):
    assert "选填" in drawn("field", filled_form()["approved_on"]).text


def test_what_is_known_is_filled_in(drawn):
    assert drawn("field", filled_form()["name"]).one("input")["value"] == "省水利厅工会委员会"


def test_a_form_without_mistakes_has_no_summary(drawn):
    assert drawn("error_summary", filled_form(), file="form").text == ""


def test_the_summary_counts_the_mistakes_and_leads_to_each(drawn):
    form = wrong_form()
    page = drawn("error_summary", form, file="form")

    assert page.one("h2").text == "有 3 处需要改正"
    assert [link["href"] for link in page.all("a")] == ["#id_name", "#id_approved_on", "#id_agreed"]
