"""专项资金: the town's dedicated fund of a year and its double-entry ledger in fen.

Pockets: free, committed, paid, returned. Every movement is one row of the ledger that names
the pocket it leaves and the pocket it enters; rows are only ever added. The database itself
refuses to commit more than there is.
"""
