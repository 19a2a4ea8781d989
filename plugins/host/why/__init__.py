"""Why a page was, or was not, rebuilt: which page is meant, and the answer in words."""
