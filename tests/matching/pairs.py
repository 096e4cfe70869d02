"""Pairs of claims labelled for these tests."""

# (a, b, what they differ in): never the same, whatever else they share.
DIFFERENT = [
    (
        "The ferry carried 240 passengers when it left the harbour on Friday.",
        "The ferry carried 420 passengers when it left the harbour on Friday.",
        "value",
    ),
    (
        "The bridge will cost $5m to repair, the council said on Monday.",
        "The bridge will cost €5m to repair, the council said on Monday.",
        "value",
    ),
    (
        "All of the factory's workers voted to strike over pay this winter.",
        "Most of the factory's workers voted to strike over pay this winter.",
        "value",
    ),
    (
        "The minister resigned on 3 May 2021 after the report was published.",
        "The minister resigned on 3 June 2021 after the report was published.",
        "value",
    ),
    (
        "The minister didn't resign after the report was published in the spring.",
        "The minister resigned after the report was published in the spring.",
        "value",
    ),
    (
        "The company refused to pay the fine imposed by the regulator last year.",
        "The company paid the fine imposed by the regulator last year.",
        "value",
    ),
    (
        "The president has yet to sign the climate bill passed by parliament.",
        "The president has signed the climate bill passed by parliament.",
        "value",
    ),
    (
        "The museum lacks the money to repair its roof before the winter.",
        "The museum has the money to repair its roof before the winter.",
        "value",
    ),
    (
        "The tunnel will open in the autumn after ten years of construction work.",
        "The tunnel opened in the autumn after ten years of construction work.",
        "value",
    ),
    (
        "Unemployment rose to 6.2 percent in the northern provinces last month.",
        "Unemployment fell to 6.2 percent in the northern provinces last month.",
        "value",
    ),
    (
        "Unemployment rose to 6.2 percent in the northern provinces last month.",
        "Unemployment rose to 6.2 percentage points in the northern provinces last month.",
        "value",
    ),
    (
        "The vaccine was approved for children over five by the agency on Tuesday.",
        "The vaccine was approved for children under five by the agency on Tuesday.",
        "value",
    ),
    (
        "More than 50 people were killed when the dam burst above the village.",
        "Fewer than 50 people were killed when the dam burst above the village.",
        "value",
    ),
    (
        "The drone flew 12 miles before it crashed into the sea near the island.",
        "The drone flew 12 kilometers before it crashed into the sea near the island.",
        "value",
    ),
    (
        "The lake holds 3 million litres of water during the dry season.",
        "The lake holds 3 billion litres of water during the dry season.",
        "value",
    ),
    (
        "The team finished second in the world championship held in Cairo.",
        "The team finished third in the world championship held in Cairo.",
        "value",
    ),
    (
        "The bank raised its key interest rate for the first time in ten years.",
        "The bank cut its key interest rate for the first time in ten years.",
        "value",
    ),
    (
        "Norway sold twelve patrol boats to Denmark in a deal signed this week.",
        "Denmark sold twelve patrol boats to Norway in a deal signed this week.",
        "subject",
    ),
    (
        "Norway sold twelve patrol boats to Denmark in a deal signed this week.",
        "Sweden sold twelve patrol boats to Denmark in a deal signed this week.",
        "subject",
    ),
    (
        "Denmark was sold twelve patrol boats by Norway in a deal signed this week.",
        "Denmark sold Norway twelve patrol boats in a deal signed this week.",
        "subject",
    ),
    (
        "Anna Lund told reporters that the reactor had been shut down for repairs.",
        "Erik Berg told reporters that the reactor had been shut down for repairs.",
        "subject",
    ),
    (
        "One person died when the ferry sank off the northern coast on Friday.",
        "Two people died when the ferry sank off the northern coast on Friday.",
        "value",
    ),
    (
        "A man died when the ferry sank off the northern coast on Friday.",
        "Two men died when the ferry sank off the northern coast on Friday.",
        "value",
    ),
    (
        "The budget grew by half to reach the limit set by parliament.",
        "The budget grew by a third to reach the limit set by parliament.",
        "value",
    ),
    (
        "The company cannot repay the loan it took from the state bank.",
        "The company can repay the loan it took from the state bank.",
        "value",
    ),
    (
        "The ship sailed from Odesa to Istanbul carrying grain for Egypt.",
        "The ship sailed from Istanbul to Odesa carrying grain for Egypt.",
        "subject",
    ),
]

# A person should look: nearly the same, but a word is exchanged, or only the day of writing could tell.
UNSURE = [
    (
        "The strike was called off by the union before talks with managers.",
        "The strike was called by the union before talks with managers.",
    ),
    (
        "Police arrested 14 protesters outside the ministry in Lisbon on Sunday.",
        "Police arrested 14 journalists outside the ministry in Lisbon on Sunday.",
    ),
    (
        "The storm destroyed three hundred houses along the southern coast overnight.",
        "The storm flooded three hundred houses along the southern coast overnight.",
    ),
    (
        "The tunnel may open in the autumn after ten years of construction work.",
        "The tunnel opened in the autumn after ten years of construction work.",
    ),
    (
        "The school reopened two years ago after the fire that closed it.",
        "The school reopened in 2019 after the fire that closed it.",
    ),
    (
        "Only the navy took part in the exercise off the coast of Portugal.",
        "The navy took part in the exercise off the coast of Portugal.",
    ),
    (
        "More than 50 people were killed when the dam burst above the village.",
        "The dam burst above the village and killed 61 people.",
    ),
]

SAME = [
    (
        "The ferry carried 1,200 passengers when it left the harbour on Friday.",
        "The ferry carried 1200 passengers when it left the harbor on Friday.",
    ),
    (
        "The lake holds 3 million litres of water during the dry season.",
        "The lake holds 3,000,000 liters of water during the dry season.",
    ),
    (
        "The drone flew 300 kilometers before it crashed into the sea near the island.",
        "The drone flew 186 miles before it crashed into the sea near the island.",
    ),
    (
        "The U.S. navy sold twelve patrol boats to Denmark in a deal signed this week.",
        "The US Navy sold 12 patrol boats to Denmark in a deal signed this week.",
    ),
    (
        "The minister didn't resign after the report was published in the spring.",
        "The minister did not resign after the report was published in the spring.",
    ),
    (
        "Unemployment rose to 6.2% in the northern provinces last month.",
        "Last month, unemployment rose to 6.2 per cent in the northern provinces.",
    ),
    (
        "The storm destroyed three hundred houses along the southern coast overnight.",
        "Three hundred houses along the southern coast were destroyed by the storm overnight.",
    ),
    (
        "The World Health Organization (WHO) declared the outbreak over in Uganda.",
        "The WHO declared the outbreak over in Uganda.",
    ),
    (
        "The bank raised its key interest rate for the first time in ten years.",
        "“The bank raised its key interest rate for the first time in ten years,” officials said.",
    ),
    (
        "The company will buy the airline for 2.5 billion euros, sources said.",
        "The company will acquire the airline for €2.5bn, sources said.",
    ),
    (
        "The minister resigned on 3 May 2021 after the report was published.",
        "The minister resigned after the report was published.",
    ),
    (
        "Parliament backs the new railway to the northern coast of Norway",
        "In a late vote, parliament backed the new railway to the northern coast of Norway, "
        "which critics call too dear for a region with so few people.",
    ),
    (
        "Asked about the strike, the mayor said: “Nothing will be decided before the council meets.”",
        "The mayor has not met the unions: «nothing will be decided before the council meets», she said.",
    ),
]

UNRELATED = [
    (
        "The ferry carried 240 passengers when it left the harbour on Friday.",
        "A museum of modern art will open in the old station next spring.",
    ),
    (
        "Norway sold twelve patrol boats to Denmark in a deal signed this week.",
        "Denmark's queen opened an exhibition of paintings from Norway on Sunday.",
    ),
]
