"""manage.py loaddata: Django's own, except that a source which is there already stays as people left it."""

from django.core.management.commands import loaddata
from django.core.serializers.base import DeserializedObject

from claims.models import Source


class Command(loaddata.Command):
    def save_obj(self, obj: DeserializedObject) -> bool:
        return not self._is_kept(obj) and super().save_obj(obj)

    def _is_kept(self, obj: DeserializedObject) -> bool:
        row = obj.object
        if not isinstance(row, Source):
            return False
        return Source.objects.using(self.using).having_had(row.text_sha256).exists()
