"""Published exemplars for everybody, on a phone, without signing in."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from qunqiao.exemplars.queries.effect import effect_of
from qunqiao.exemplars.queries.exemplars import published_exemplars, the_published
from qunqiao.exemplars.queries.wording import verdict_in_words

_SIZE = 20


@require_safe
def practices(request: HttpRequest) -> HttpResponse:
    """What works elsewhere, the newest first."""
    page = Paginator(published_exemplars(), _SIZE).get_page(request.GET.get("page"))
    return render(request, "exemplars/practices.html", {"page": page})


@require_safe
def practice(request: HttpRequest, exemplar_id: int) -> HttpResponse:
    """One of them."""
    row = the_published(exemplar_id)
    effect = effect_of(row)
    told = verdict_in_words(effect) if row.adopted_count and effect.verdict != "unnamed" else ""  # type: ignore[attr-defined]  # counted by the_published
    return render(request, "exemplars/practice.html", {"row": row, "told": told})
