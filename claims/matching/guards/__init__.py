"""Guards: typed checks that turn "same" into "differs" or "possible", each with its reason."""
