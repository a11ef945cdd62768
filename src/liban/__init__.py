"""立办: from what residents say to small public works, paid for, finished and accepted."""
