"""What raises and lowers the check-worthiness of a claim: its details, words and form, and their weights."""
