"""The portal: the face workers see, and the pages open to all."""
