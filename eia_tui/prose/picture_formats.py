"""Recognises files that are neither PNG nor JPEG, and says how to make one of them."""

import re

_IN_PAINT = "open it in Paint, and choose File, Save as, PNG picture"
_IN_PHOTOS = "open it in Photos, and save a copy as JPEG"
_ON_SCREEN = "show it on the screen, and press Windows+Shift+S"
_IN_OFFICE = "open it, right-click the picture in it, and choose Save as picture"
_SVG = rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml.{0,2000}?|<!--.{0,2000}?|<!DOCTYPE svg.{0,500}?)?<svg"

# The bytes at the start of each kind of file; the first match is used.
_KINDS = (
    (rb"$", "it is empty: perhaps OneDrive has not downloaded it yet"),
    (rb"GIF8", f"it is a GIF: {_IN_PAINT}"),
    (rb"BM.{12}[\x0c-\x7c]\0\0\0", f"it is a BMP: {_IN_PAINT}"),
    (rb"II[\x2a\x2b]\0|MM\0[\x2a\x2b]", f"it is a TIFF or a camera's raw picture: {_IN_PHOTOS}"),
    (rb"RIFF.{4}WEBP", f"it is a WebP, which web pages use: {_IN_PAINT}"),
    (rb".{4}ftyp(?:hei|hev|mif1|msf1)", f"it is an HEIC photo, which iPhones take: {_IN_PHOTOS}"),
    (rb".{4}ftypavi", f"it is an AVIF, which web pages use: {_IN_PHOTOS}"),
    (rb".{4}(?:ftyp|moov)", f"it is a video: {_ON_SCREEN}"),
    (_SVG, f"it is an SVG drawing: {_ON_SCREEN}"),
    (rb"\x01\0\0\0.{36} EMF", f"it is an EMF drawing: paste it into Paint, or {_ON_SCREEN}"),
    (rb"\xd7\xcd\xc6\x9a|[\x01\x02]\0\x09\0\0[\x01\x03]", f"it is a WMF drawing: paste it into Paint, or {_ON_SCREEN}"),
    (rb".{0,1024}%PDF-", f"it is a PDF: {_ON_SCREEN}"),
    (rb"PK\x03\x04", f"it is an Office document or a zip file: {_IN_OFFICE}"),
    (rb"\xd0\xcf\x11\xe0", f"it is an Office document: {_IN_OFFICE}"),
    (rb"8BPS", "it is a Photoshop file: open it in Photoshop, and export it as PNG"),
    (rb"\0\0[\x01\x02]\0[^\0]", f"it is an icon: {_IN_PAINT}"),
    (rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51", f"it is a JPEG 2000, which is not a JPEG: {_IN_PHOTOS}"),
    (rb"\0\0\0\x0cJXL |\xff\x0a", f"it is a JPEG XL, which is not a JPEG: {_IN_PHOTOS}"),
    (rb"\s*<(?:!DOCTYPE )?html", f"it is a web page: {_ON_SCREEN}"),
)
_LONGEST_START = 4_096


def other_kind(content: bytes) -> str:
    """What the file is and what to do with it; "" if its first bytes are not recognised."""
    start = content[:_LONGEST_START]
    return next((kind for pattern, kind in _KINDS if re.match(pattern, start, re.DOTALL | re.IGNORECASE)), "")
