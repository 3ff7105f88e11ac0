"""Do the site's links work? site → probe (wire) → verdict (page, addresses) → report."""
