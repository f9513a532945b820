"""Identity over files, drafts and spellings: what is one, what may be one, what only resembles.

`sketch` measures texts, `heads` judges two documents, `groups` joins them, `names` judges names, `kin` remembers.
"""
