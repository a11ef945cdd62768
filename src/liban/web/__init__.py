"""Pages by audience: account (all), portal (residents and public), desk (those who work)."""
