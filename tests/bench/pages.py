"""The 50-row list of organisations, signed in as the supervisor, through the whole stack in process."""

from django.conf import settings
from django.template import engines
from django.test import Client

from qunqiao.people.models import Account
from qunqiao.registry.models import Organisation
from tests.bench.clock import Result, timed

STOCK = """<table>{% for o in rows %}<tr><td><a href="/organisations/{{ o.pk }}/">{{ o.name }}</a></td><td>{{ o.unit.name }}</td>
<td>{{ o.get_kind_display }}</td><td>{{ o.get_tier_display }}</td><td>{{ o.founded_on|date:"Y-m-d" }}</td></tr>{% endfor %}</table>"""


def bench() -> list[Result]:
    """Needs a loaded sample province; the peer renders the bare table only, without a page around it."""
    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    account = Account.objects.get(username="demo-supervisor")
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[0])
    template = engines["django"].from_string(STOCK)

    def ours() -> None:
        assert client.get("/organisations/").status_code == 200

    def peer() -> None:
        template.render(
            {"rows": Organisation.objects.select_related("unit").order_by("unit__path")[:50]}
        )

    def limit() -> None:
        list(Organisation.objects.order_by("unit__path").values_list("name", "unit__name")[:50])

    return [
        timed("ours: the page with rights, filters and shell", ours, runs=15),
        timed("Django templates: the bare table of 50 rows (peer)", peer, runs=15),
        timed("the query alone (limit)", limit, runs=15),
    ]
