"""What the pages cost: time on the server, queries and weight, beside Django's own list of the same rows."""
