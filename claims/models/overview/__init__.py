"""The desk at a glance: where the work stands and where sources disagree, as numbers to draw."""
