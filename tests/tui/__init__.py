"""The screens, driven by keys."""

import os

# As the command sets it, before Textual is imported.
os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
