"""Word lists: how the lists of words and phrases in this package are written down."""


def read_words(listing: str) -> frozenset[str]:
    """The words of a listing, parted by blanks."""
    return frozenset(listing.split())


def read_phrases(listing: str) -> frozenset[str]:
    """The phrases of a listing, parted by bars or line ends."""
    phrases = (" ".join(phrase.split()) for phrase in listing.replace("\n", "|").split("|"))
    return frozenset(phrase for phrase in phrases if phrase)
