"""Writes: one transaction for each public function."""
