"""Sample documents of a made-up province over five years, with what is true in them (truth.json)."""
