"""What the made-up archive speaks of. No person, body or place in it exists."""

OPENINGS = (
    "", "", "", "", "For the third year running, ", "In most of the places that we visited, ",
    "Where a building has been lost, ", "As one trustee put it to us, ", "On paper at least, ",
    "Since the last review, ", "By the end of the winter, ", "To nobody's surprise, ",
    "After two rounds of questions, ", "In the smaller towns, ", "Quietly, ", "By all accounts, ",
)  # fmt: skip
SUBJECTS = (
    "the county", "a group of tenants", "every second hall", "the new regulator",
    "a fund that nobody had heard of", "the committee's draft", "a coalition of lunch clubs",
    "the officer in charge", "one network of advice desks", "the trust that owns the mill",
    "a parish of nine hundred people", "the settlement", "its own guidance", "the spring statement",
    "a neighbour with a van", "the board", "an association of allotments", "the partnership",
    "half of those who answered", "the old agreement", "a youth club by the bypass",
    "the reading room", "the commissioner", "a library run by volunteers", "the panel",
)  # fmt: skip
VERBS = (
    "has set aside", "asks for", "cannot count on", "counts", "depends on", "has outgrown",
    "is waiting for", "keeps returning to", "has lost", "offers", "publishes", "questions",
    "puts off", "rents out", "shares", "still lacks", "has doubled", "would rather have",
    "takes the place of", "turns down", "wants to see", "will pay for", "has written down", "opens",
)  # fmt: skip
OBJECTS = (
    "a lease of twenty-five years", "the money for a new roof", "two rooms and a kitchen",
    "a plain answer", "the cost of heating", "grants of under ten thousand pounds",
    "a duty to consult", "the terms of the transfer", "a paid worker for three days a week",
    "reserves for six months", "its own list of buildings", "the last bus of the evening",
    "a form of four pages", "the right to bid", "an evening for new neighbours",
    "a share of the business rates", "the keys to the pavilion", "a named person to write to",
    "the evidence from the hearings", "training for those who chair meetings",
    "a guarantee that outlives the council", "a measure that can be compared",
    "places for young carers", "the promise made at the last election",
)  # fmt: skip
ENDINGS = (
    ".", ".", ".", ", and says so in public.", ", which is more than anybody expected.",
    ", if the figures hold.", " before the next budget is set.", " without asking for a match.",
    ", although the deadline has passed.", " in the name of everybody who uses it.",
    "; the reasons are set out below.", ", as we argued in the spring.",
    " on the day the doors open.", ", whatever the outcome.",
)  # fmt: skip
TITLES = (
    "What {} would change", "Who pays for {}", "The case for {}", "{}: a reader's guide",
    "Counting {}", "After {}", "Why {} matters now", "{}, one year on", "Notes on {}",
    "How a town kept {}", "The trouble with {}", "Three questions about {}",
)  # fmt: skip
MATTERS = (
    "longer leases", "the village hall", "a right to buy", "local grants", "shared buildings",
    "the last library", "volunteers over seventy", "social value", "the youth budget",
    "evening buses", "warm rooms", "the new councils", "small contracts", "trust in numbers",
    "community shares", "the register", "heat and light", "the levy", "public land", "open books",
)  # fmt: skip
TOPICS = (
    "Community buildings", "Local government", "Funding", "Volunteering", "Housing", "Health",
    "Transport", "Young people", "Older people", "Energy", "Procurement", "Planning", "Libraries",
    "Food", "Sport and play", "Arts", "Rural life", "Digital access", "Data and research",
    "Employment", "Advice services", "Disability", "Refugees", "Faith groups", "Parks", "Heritage",
    "Social investment", "Charity law", "Tax", "Elections", "Emergencies", "Climate", "Childcare",
    "Policing", "Prisons", "Schools", "Further education", "Broadband", "Insurance", "Pensions",
)  # fmt: skip
KINDS = ("Analysis", "Guest posts", "Responses", "Briefings", "Case studies")
ROUNDUPS = "Round-ups"
FIRST_NAMES = (
    "Abiola", "Brigid", "Callum", "Delphine", "Eluned", "Farouk", "Ginevra", "Hamish", "Ibrahim",
    "Jocasta", "Kwabena", "Lowenna", "Mordecai", "Nasreen", "Olwyn", "Parveen", "Quentin",
    "Rosalind", "Samphire", "Thaddeus",
)  # fmt: skip
SURNAMES = (
    "Ashgrove", "Birtwhistle", "Chidozie", "Dunmoor", "Everleigh", "Fenwhistle", "Garrowby",
    "Hollinside", "Inkpenny", "Jessamine", "Kettlewell", "Lythgoe", "Marchbanks", "Nethercott",
    "Oyelaran", "Pettigrew", "Quarrington", "Rookhope", "Swarbrick", "Tolliver",
)  # fmt: skip
ROLES = ("policy lead", "research officer", "director", "trustee", "campaigns lead", "adviser")
CAMPAIGNS = (
    "Doors Open Late", "A Roof That Lasts", "Count Us Once", "Back the Back Room", "Light the Lane",
    "Ten Per Cent Local", "Keep the Kettle On", "Seats at the Table", "Mend the Minibus",
    "Rooms for All", "Plain Forms First", "Land in Trust",
)  # fmt: skip
ORGANISATIONS = ("Thornmere Commons", "The Hall Exchange", "Saltby Advice", "Northfold Forum")
