"""The English of an answer: its spelling, its sentences, and the words that readers avoid."""
