"""What the database refuses about clusters."""

import pytest
from django.db.models import ProtectedError

from claims.models import Cluster
from tests.factories import make_cluster
from tests.refusals import refused


def test_a_merged_cluster_names_what_it_went_into(tables):
    cluster = make_cluster()
    with refused("cluster_merged_has_target"):
        Cluster.objects.filter(pk=cluster.pk).update(status="merged")


def test_only_a_merged_cluster_names_another(tables):
    cluster, other = make_cluster(), make_cluster()
    with refused("cluster_merged_has_target"):
        Cluster.objects.filter(pk=cluster.pk).update(merged_into=other)


def test_a_cluster_is_not_merged_into_itself(tables):
    cluster = make_cluster()
    with refused("cluster_not_merged_into_itself"):
        Cluster.objects.filter(pk=cluster.pk).update(status="merged", merged_into=cluster)


def test_a_cluster_is_merged_into_another(tables):
    cluster, other = make_cluster(), make_cluster()
    Cluster.objects.filter(pk=cluster.pk).update(status="merged", merged_into=other)
    assert not Cluster.objects.standing().filter(pk=cluster.pk).exists()


def test_an_unknown_status_is_refused(tables):
    with refused("cluster_status"):
        Cluster.objects.create(status="closed")


def test_a_cluster_with_claims_cannot_be_deleted(tables):
    cluster = make_cluster()
    with pytest.raises(ProtectedError):
        cluster.delete()
