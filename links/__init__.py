"""Do the site's links work? Data flows one way.

includes/links.yml, the built site → site.py         addresses, exactly as written, and their pages
address → probe.py, wire.py        → Evidence        what a server did: requests, redirects, retry, backoff
evidence → verdict.py, words.yml   → Verdict         an outcome and its cause: pure, no network, no clock
verdicts, the last issue → history.py                a state over time
states → report.py, report.yml                       a table, JSON, the weekly issue
"""
