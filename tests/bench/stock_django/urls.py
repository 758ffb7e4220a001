"""One page."""

from django.urls import path

from tests.bench.stock_django.views import organisations

urlpatterns = [path("organisations/", organisations, name="organisations")]
