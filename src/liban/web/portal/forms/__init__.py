"""Forms for residents, one module a subject."""
