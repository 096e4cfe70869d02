"""The admin: every table of the desk, most of them to look at only."""

from claims.admin import claims, clusters, decisions, events, reviewers, saved_views, sources

__all__ = ["claims", "clusters", "decisions", "events", "reviewers", "saved_views", "sources"]
