"""What each command does. What a command needs is imported when it is run."""
