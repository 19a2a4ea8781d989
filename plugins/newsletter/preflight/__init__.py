"""What is to be mended in a letter before it is sent."""
