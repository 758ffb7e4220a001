"""Addresses of the kit: the gallery of its components."""

from django.urls import path

from qunqiao.kit.pages.gallery import gallery

app_name = "kit"
urlpatterns = [path("kit/", gallery, name="gallery")]
