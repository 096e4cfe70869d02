"""Addresses of the desk's pages."""

from django.urls import path, register_converter
from django.urls.converters import IntConverter
from django.urls.resolvers import URLPattern

from claims.views import labelling


class PositiveId(IntConverter):
    """An id in an address. Longer ones than any database holds are no address at all."""

    regex = "[0-9]{1,18}"


register_converter(PositiveId, "pk")

urlpatterns: list[URLPattern] = [
    path("labelling/", labelling.show_labelling, name="labelling"),
]
