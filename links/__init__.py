"""Do the site's links work? Three jobs, kept apart: inside, new, all (scripts/check-links).

Data flows one way:

    site, pull request or file → collect.py, new.py    addresses, exactly as written
    address → prober.py (a request), run.py (tries)    what a server did: evidence.py
    evidence → verdict.py, facebook.py                 an outcome and its cause: pure, no network, no clock, no history
    outcome → ledger.py                                a state over time
    state → report.py, issue.py                        words, for a terminal, a file, an administrator

settings.py has every deadline and pause; hosts.yml what people know about some hosts; HOSTS.md why the verdicts for
cnops.org.ma and facebook.com are what they are.
"""
