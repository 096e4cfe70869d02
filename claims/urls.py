"""Addresses of the desk's pages."""

from django.urls import path, register_converter
from django.urls.converters import IntConverter
from django.urls.resolvers import URLPattern

from claims.views import (
    agreement,
    audit,
    check_again,
    claim,
    claims,
    cluster,
    clusters,
    comment,
    contradict,
    corrections,
    draft,
    export,
    export_changes,
    for_you,
    labelling,
    leases,
    links,
    mark,
    match_quality,
    membership_undo,
    merge,
    part,
    queue,
    review,
    search,
    settle,
    sign_off,
    source,
    source_correct,
    source_edit,
    sources,
    split,
    steering,
    welcome,
)


class PositiveId(IntConverter):
    """An id in an address. Longer ones than any database holds are no address at all."""

    regex = "[0-9]{1,18}"


register_converter(PositiveId, "pk")

urlpatterns: list[URLPattern] = [
    path("", queue.show_queue, name="queue"),
    path("agreement/", agreement.show_agreement, name="agreement"),
    path("audit/", audit.show_pair, name="audit"),
    path("audit/answer/", audit.answer, name="answer_audit"),
    path("audit/draw/", audit.draw, name="draw_audit"),
    path("claims/", claims.list_claims, name="claims"),
    path("claims/<pk:id>/", claim.show_claim, name="claim"),
    path("claims/<pk:id>/contradict/", contradict.contradict, name="contradict"),
    path("claims/<pk:id>/part/", part.part, name="part"),
    path("clusters/", clusters.list_clusters, name="clusters"),
    path("clusters/<pk:id>/", cluster.show_cluster, name="cluster"),
    path("clusters/<pk:id>/comment/", comment.comment, name="comment"),
    path("clusters/<pk:id>/expert/", comment.expert, name="expert"),
    path("clusters/<pk:id>/draft/", draft.draft, name="draft"),
    path("clusters/<pk:id>/check-again/", check_again.check_again, name="check_again"),
    path("clusters/<pk:id>/merge/", merge.merge, name="merge"),
    path("clusters/<pk:id>/review/", review.save_review, name="review"),
    path("clusters/<pk:id>/split/", split.split, name="split"),
    path("clusters/<pk:id>/steer/", steering.steer, name="steer"),
    path("corrections/", corrections.list_own_corrections, name="corrections"),
    path("derivations/<pk:id>/settle/", source.settle, name="settle_derivation"),
    path("events/<pk:id>/undo/", membership_undo.undo, name="undo_membership"),
    path("export/", export.show_export, name="export"),
    path("export/<pk:id>/changes/", export_changes.show_changes, name="export_changes"),
    path("export/<pk:id>/changes.csv", export_changes.download_changes, name="download_changes"),
    path("export/verdicts.csv", export.download_verdicts, name="export_verdicts"),
    path("for-you/", for_you.for_you, name="for_you"),
    path("labelling/", labelling.show_labelling, name="labelling"),
    path("leases/<pk:id>/take-over/", leases.take_over, name="take_over_lease"),
    path("links/<pk:id>/revoke/", links.revoke, name="revoke_link"),
    path("match-quality/", match_quality.show_match_quality, name="match_quality"),
    path("queue/filter/", queue.filter_queue, name="filter_queue"),
    path("queue/heartbeat/", queue.heartbeat, name="heartbeat"),
    path("queue/release/", queue.release, name="release"),
    path("queue/skip/", queue.skip, name="skip"),
    path("queue/take/", queue.take, name="take"),
    path("queue/undo/", queue.undo, name="undo"),
    path("search/", search.search, name="search"),
    path("settle/", settle.list_settle, name="settle"),
    path("settle/<pk:id>/", settle.settle_cluster, name="settle_cluster"),
    path("sign-off/", sign_off.sign_off_verdicts, name="sign_off"),
    path("sources/", sources.list_sources, name="sources"),
    path("sources/<pk:id>/", source.show_source, name="source"),
    path("sources/<pk:id>/correct/", source_correct.correct, name="correct_source"),
    path("sources/<pk:id>/derive/", source.propose, name="propose_derivation"),
    path("sources/<pk:id>/edit/", source_edit.edit, name="edit_source"),
    path("sources/<pk:id>/mark/", mark.mark, name="mark_claim"),
    path("sources/<pk:id>/steer/", steering.steer_source, name="steer_source"),
    path("welcome/dismiss/", welcome.dismiss_welcome, name="dismiss_welcome"),
    path("welcome/show/", welcome.show_welcome, name="show_welcome"),
]
