"""The approvals of a draft: its sealed audit log, and the status of each stage that the log gives."""
