"""What is loaded into the sample province; there are no commands of visits."""
