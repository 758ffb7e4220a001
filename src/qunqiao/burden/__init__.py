"""Burden: what every request, task, form and meeting costs those who are asked."""
