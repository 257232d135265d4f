"""The page: what a ledger holds, served on this machine alone.

    app.py      the application: routes, language, forms of an answer      guards.py   who may ask, what a browser may do with the answer
    reading.py  the desk that answers, and what was worked out already     asked.py    what a URL asks for, checked
    page.py     what a page is made of                                     pages/      one page a file
"""
