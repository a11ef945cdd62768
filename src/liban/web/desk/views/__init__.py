"""Pages of those who work, one module a subject; desk/urls.py names them all."""
