"""stub"""
def lay_sorted(connection, needed, as_of):
    return []
