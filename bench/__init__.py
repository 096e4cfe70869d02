"""Development only: measures the matching on public sets and against peers; the product never imports it."""
