"""Tools without a domain: use-cases, states, policy, refusals, money, calendar, privacy."""
