"""The embedded engine: Whoosh in one folder, no server.

Whoosh gives schema, field types, codec, segments and the table of contents with its atomic commit.
What it is known to do wrong is kept out here: its matchers skip documents that belong to the top ten
(so a query tree is evaluated on whole posting lists instead), its refresh shows deleted documents (so
a generation is opened once and never changes), and it pickles (so a manifest is verified first).
"""
