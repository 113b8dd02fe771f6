"""What was typed → a Whoosh query tree. Never raises, whatever was typed."""
