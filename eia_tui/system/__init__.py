"""The computer the program runs on: files, folders, the desktop, and the errors that are shown to people."""
