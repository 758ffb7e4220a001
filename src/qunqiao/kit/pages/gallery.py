"""The gallery: every component in its states, to look at and to test."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from qunqiao.kit import components
from qunqiao.kit.pages import samples

SHELLS = {"": "kit/page.html", "portal": "kit/portal.html"}


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """All components on one page; ``?shell=portal`` shows them as workers see them."""
    shell = SHELLS.get(request.GET.get("shell", ""), SHELLS[""])
    context = {
        "shell_template": shell,
        "states": samples.STATES,
        "listing": samples.listing(
            {one: components.state(one) for one in samples.STATES}, request.GET
        ),
        "filled": samples.filled_form(),
        "wrong": samples.wrong_form(),
        "facts": samples.facts(),
        "time_line": samples.time_line(),
        "heat_rows": samples.heat_rows(),
        "bars": samples.bars(),
    }
    return render(request, "kit/gallery.html", context)
