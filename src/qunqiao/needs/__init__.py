"""Needs: one inbox for what people ask for, wherever it was heard."""
