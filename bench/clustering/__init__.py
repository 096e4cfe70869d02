"""The speed and quality of clustering against its peers, on a corpus of our own making."""
