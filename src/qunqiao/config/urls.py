"""Every address of the platform, by app."""

from django.urls import include, path

from qunqiao.config.api import api, openapi
from qunqiao.config.guide import guide
from qunqiao.kit import refusals

handler400 = refusals.unreadable
handler403 = refusals.forbidden
handler404 = refusals.not_found
handler500 = refusals.failure
urlpatterns = [
    path("", include("qunqiao.portal.urls")),
    path("", include("qunqiao.people.urls")),
    path("", include("qunqiao.registry.urls")),
    path("", include("qunqiao.checkups.urls")),
    path("", include("qunqiao.needs.urls")),
    path("", include("qunqiao.hooks.urls")),
    path("", include("qunqiao.burden.urls")),
    path("", include("qunqiao.exemplars.urls")),
    path("", include("qunqiao.visits.urls")),
    path("", include("qunqiao.supervision.urls")),
    path("", include("qunqiao.circulars.urls")),
    path("api/", guide, name="api_guide"),
    path("api/openapi.json", openapi, name="openapi-json"),
    path("api/", api.urls),
    path("workbench/", include("qunqiao.workbench.urls")),
    path("", include("qunqiao.kit.urls")),
]
