"""Forms of the desk, one module a subject, named as in views."""
