"""Recognises a file that is not a Word document, and says what it is and what to do."""

import re

_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
"""The first bytes of files of Office before 2007, and of newer ones with a password (MS-CFB, 2.2)."""
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
"""The first bytes of a Word document, as of any zip file."""
_OLDEST = tuple(bytes.fromhex(each) for each in ("9ba5", "dba5", "dca5", "eca5", "fe37"))
"""The first bytes of documents of Word before 97."""
_BLANK = b"\xef\xbb\xbf \t\r\n"
_SAVE = "in Word: File, Save As, Word document (.docx)"
SAVE_AGAIN = "in Word, open it and save it again"

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_MAIN_PARTS = (
    ("wordprocessingml.template", f"is not a Word document but a Word template (.dotx): {_SAVE}"),
    ("spreadsheetml", "is not a Word document but an Excel workbook: put the Word form in its place"),
    ("ms-excel", "is not a Word document but an Excel workbook: put the Word form in its place"),
    ("presentationml", "is not a Word document but a PowerPoint presentation: put the Word form in its place"),
    ("ms-powerpoint", "is not a Word document but a PowerPoint presentation: put the Word form in its place"),
)
MACROS = "is macro-enabled (.docm): in Word, save it as a Word document without macros (.docx)"
STRICT = (
    "is saved as a Strict Open XML document: in Word, choose Save As and the type “Word Document (*.docx)”, "
    "without “Strict”"
)
NO_DOCUMENT = f"is not a Word document: {_SAVE}"
DAMAGED = f"is damaged: {SAVE_AGAIN}, or take another copy"


EMAIL = "is not a Word document but an email: save the form that is attached to it first"
_SENT = re.compile(rb"^(received|delivered-to|return-path|to):", re.MULTILINE)
"""What is in the head of an email, and not of a web page that was saved as a single file."""
_OLD = f"is not a Word document but one of Word 2003 or older (.doc): {_SAVE}"


def main_part_problem(content_type: str) -> str:
    """The problem with a package whose main part has this content type; "" for a Word document.

    Every problem in this module is a clause that follows the file's path.
    """
    if content_type == _MAIN:
        return ""
    if "macroenabled" in content_type.casefold():
        return MACROS
    return next((problem for kind, problem in _OTHER_MAIN_PARTS if kind in content_type.casefold()), NO_DOCUMENT)


def package_problem(names: set[str], mimetype: bytes) -> str:
    """The problem with a zip file that is not an Office document; `mimetype` is what its file of that name contains."""
    if mimetype.startswith(b"application/vnd.oasis.opendocument"):
        return f"is not a Word document but an OpenDocument file (.odt): {_SAVE}"
    if mimetype.startswith(b"application/epub"):
        return f"is not a Word document but an e-book: {_SAVE}"
    if any(name.startswith("Index/") and name.endswith(".iwa") for name in names) or "Index.zip" in names:
        return "is not a Word document but a Pages document: in Pages, export it to Word"
    if any(name.lower().endswith(".docx") for name in names):
        return "has a Word document in it: take that out of the zip file first"
    return f"is not a Word document but a zip file: {_SAVE}"


def content_problem(content: bytes, name: str = "") -> str:
    """The problem with a file that is not a zip file, or is a damaged one; `name` is its name."""
    if name.startswith("~$"):
        return f"is not a Word document, but says that {name[2:]} is open in Word: choose that file itself"
    if not content:
        return "is not a Word document, it is empty: copy it here again when OneDrive or the download has finished"
    if not content.strip(b"\0"):
        return "is not a Word document, it holds nothing but zeros: copy it here again"
    if content.startswith(_COMPOUND):
        return _compound_problem(content)
    if content.startswith(_OLDEST):
        return _OLD
    if content.startswith(ZIP):
        return "is not whole, it was cut off or damaged on its way: copy or download it again, or ask for it again"
    text = content[:2_000].replace(b"\0", b"").lstrip(b"\xff\xfe" + _BLANK).lower()
    if text.startswith(b"{\\rtf"):
        return f"is not a Word document but a rich text file (.rtf): {_SAVE}"
    if b"%pdf-" in text[:1_024]:
        return "is not a Word document but a PDF: ask for the Word file (.docx) instead"
    if _SENT.search(text):
        return EMAIL
    if b"mime-version:" in text:
        return f"is not a Word document but a single-file web page (.mht): {_SAVE}"
    if re.search(rb"<!doctype\s+html|<html[\s>]", text):
        return f"is not a Word document but a web page (HTML): {_SAVE}"
    if b"<?mso-application" in text or text.startswith((b"<?xml", b"<pkg:package")):
        return f"is not a Word document but an XML file: {_SAVE}"
    return NO_DOCUMENT


def _compound_problem(content: bytes) -> str:
    """The problem with a compound file, by the names of its streams."""

    def has_stream(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if has_stream("EncryptedPackage") or has_stream("EncryptionInfo"):
        return (
            "is not a Word document that can be opened, it is protected by a password or a sensitivity label: "
            "in Word, take that off (File, Info, Protect Document), and save it again"
        )
    if has_stream("WordDocument"):
        return _OLD
    if has_stream("Workbook") or has_stream("Book"):
        return "is not a Word document but an old Excel workbook (.xls): put the Word form in its place"
    if has_stream("PowerPoint Document"):
        return "is not a Word document but an old PowerPoint presentation (.ppt): put the Word form in its place"
    if has_stream("__substg1.0_"):
        return EMAIL
    return f"is not a Word document, but an older Office file: {_SAVE}"
