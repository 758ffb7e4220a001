"""What can be done to complaints."""
