"""What makes a sentence worth checking, and how much; the words that tell it are in `vocabulary`.

Set by hand on general grounds: what can be looked up raises a sentence, what nobody can look up lowers
it. Weights are log-odds and add up to the score.
"""

from claims.text.wordlists import read_words

# Where a sentence starts from, and what its details, form and place add.
START = -1.1
FIGURE, FIGURE_AGAIN, SMALL_COUNT, DURATION = 2.4, 0.3, 0.6, 0.4
DATE, TIME_SPAN = 0.7, 0.4
NAME, COUNTRY = 0.5, 0.3
QUOTATION = 0.3
# What counts half: opinion or prediction that a named speaker is reported to have uttered, judgement beside a
# deed on record, shortness of a claim that is precise.
SOFTENED_FACTOR = 0.5
ACT, ACT_AGAIN, ACT_NOW, SAYING = 0.6, 0.2, 0.4, 0.7
# A judgement in an adjective before its noun is not what the sentence asserts.
EPITHET_FACTOR = 0.5
SHORT, LONG, QUESTION, HEADLINE = -1.0, 0.3, -3.0, 0.6
SHORT_WORDS, LONG_WORDS = 7, 18

# A subject that says nothing by itself: what it is about stands in another sentence.
VAGUE_SUBJECT = -0.4
VAGUE_DETERMINERS = read_words("this that these those such the")
VAGUE_NOUNS = read_words(
    """
    move moves step decision development developments situation future shift approach action actions change
    changes outcome issue event events case fact matter thing things question problem reaction reactions
    response attacks circumstances conflict trend effort efforts moment process policy
    """
)
VAGUE_PRONOUNS = read_words("it this that these those there what it's that's there's")
