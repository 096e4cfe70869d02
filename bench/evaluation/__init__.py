"""The tests of the matching on public sets, with simple baselines computed beside ours: one file a test."""
