"""The pictures of a received document, as files to put beside a draft."""

import hashlib
from dataclasses import dataclass, field

from eia_tui.prose.blocks import Picture
from eia_tui.prose.pictures import LARGEST, PictureError, measure


@dataclass
class Pictures:
    """The pictures that were met, by the path that an answer gives them."""

    folder: str
    files: dict[str, bytes] = field(default_factory=dict)

    def add(self, content: bytes, alt: str) -> Picture | None:
        """A picture with these bytes, under a name made from them; None if answers cannot show its format."""
        if len(content) > LARGEST:
            return None
        try:
            format_ = measure(content, "").format
        except PictureError:
            return None
        path = f"{self.folder}/{hashlib.sha256(content).hexdigest()[:16]}.{format_}"
        self.files[path] = content
        return Picture(path, alt)
