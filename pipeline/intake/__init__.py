"""Files, folders and bundles into the corpus, once or as they change."""
