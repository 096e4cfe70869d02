"""The workbench: sources come in, claims are found, matched, reviewed and exported."""
