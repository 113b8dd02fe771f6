"""Rostrum's library: read articles, index them, find them. Import from here; the rooms behind are private."""
