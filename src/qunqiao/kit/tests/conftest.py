"""Components as a test asks for them."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.template import engines
from django.test import RequestFactory

from qunqiao.kit.display import DisplayLocale
from qunqiao.kit.pages.gallery import gallery
from qunqiao.kit.testing import Element, read


@pytest.fixture
def drawn() -> Callable[..., Element]:
    """``drawn("state", "breach")``: the component as a page would show it."""

    def draw(name: str, *values: object, file: str = "", **named: object) -> Element:
        template = engines["jinja2"].env.get_template(f"kit/{file or name}.html")
        return read(getattr(template.module, name)(*values, **named))

    return draw


@pytest.fixture
def show() -> Callable[..., HttpResponse]:
    """``show(language="en", shell="portal")``: the gallery as a stranger's browser gets it."""

    def answer(shell: str = "", **cookies: str) -> HttpResponse:
        request = RequestFactory().get("/kit/", {"shell": shell})
        request.COOKIES.update(cookies)
        return DisplayLocale(gallery)(request)

    return answer
