"""One officer's answers to a form: kept by address, compared and searched."""
