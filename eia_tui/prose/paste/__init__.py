"""What is pasted into a long answer, cleaned up: text from Word, Outlook, Excel, PDF readers and web pages."""
