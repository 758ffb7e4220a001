"""Tests that look at the project as a whole: its shape, and its journeys in a browser."""
