"""Whole publications: killed at any moment, read meanwhile, on disks that are full or forbidden."""
