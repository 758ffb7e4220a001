"""What can be done with check-ups: order one, begin it, write what it found, or give it up."""
