"""A small lossless editor of Office files: packages, parts, sheets and styles; it knows nothing of plans."""
