"""Filing papers: what was sent in, what is proposed about it, the form, and what becomes of it.

`schema.py` is the form; `rows.py` what is said of each file; `proposals.py` fills in what is proposed; `carry_out.py`
files; `receive.py` takes in what browsers and programs send.
"""
