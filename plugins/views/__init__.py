"""What each page shows: presenters turn the Site into small frozen views."""
