"""What can be asked of the registers. Every question takes the asker's audience and answers with what it may see.

A view's field that the asker may not see is None (or empty), and a record whose line it may not see is not there at
all. Lists come in pages: `Page.next` is where the next one begins, None on the last.
"""
