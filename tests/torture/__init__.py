"""The desk under load and faults: many people at once, workers killed, the database restarted.

`python -m tests.torture` drives the real server over HTTP and compares its own ledger with what was stored.
"""
