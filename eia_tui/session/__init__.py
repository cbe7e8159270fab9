"""One editing session: answers applied to a draft, saved, recovered; progress and position in the form."""
