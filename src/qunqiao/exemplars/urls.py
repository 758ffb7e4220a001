"""Addresses of this app."""

from django.urls import path

from qunqiao.exemplars.pages import exemplar, exemplars, public

app_name = "exemplars"
urlpatterns = [
    path("practices/", public.practices, name="practices"),
    path("practices/<int:exemplar_id>/", public.practice, name="practice"),
    path("exemplars/", exemplars.exemplars, name="exemplars"),
    path("exemplars/search/", exemplars.search, name="search"),
    path("exemplars/propose/", exemplars.propose, name="propose"),
    path("exemplars/<int:exemplar_id>/", exemplar.exemplar, name="exemplar"),
    path("exemplars/<int:exemplar_id>/review/", exemplar.review, name="review"),
    path("exemplars/<int:exemplar_id>/publish/", exemplar.publish, name="publish"),
    path("exemplars/<int:exemplar_id>/withdraw/", exemplar.withdraw, name="withdraw"),
    path("exemplars/<int:exemplar_id>/adopt/", exemplar.adopt, name="adopt"),
    path("adoptions/<int:adoption_id>/end/", exemplar.adoption_end, name="adoption_end"),
]
