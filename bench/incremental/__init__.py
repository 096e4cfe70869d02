"""How long one article takes to be matched with a base of a million claims, in the database."""

from bench.incremental.running import Row, run

__all__ = ["Row", "run"]
