"""Access to the computer: files, folders, the desktop; and the errors that users see."""
