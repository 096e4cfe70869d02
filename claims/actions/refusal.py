"""What an action answers when it will not do as asked."""


class Refused(Exception):
    """The act was refused; the message says to the person what happened and what to do."""
