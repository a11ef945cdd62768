"""The drawn scenes of the demo town: code that makes every picture, the same each time."""
