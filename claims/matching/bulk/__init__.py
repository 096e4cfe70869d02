"""Many claims at once: most pairs are judged by their words as numbers, the rest compared."""
