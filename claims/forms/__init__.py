"""Forms: what people type, checked and turned into the records that actions take."""
