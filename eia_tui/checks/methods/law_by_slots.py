"""What the law is, for each kind of sentence that misstates whose the duty is, or who is protected.

Such sentences are recognised by their slots (templates/checks/slots.toml).
"""

NINE = (
    "This is not one of the nine protected characteristics of the Equality Act; say by what other law or policy you "
    "look at it."
)
HANDED_OVER = (
    "A council cannot hand its duty over: a provider that does its work has the duty as well (section 149(2) of "
    "the Equality Act). Say what the contract asks of it."
)
LAW_BY_SLOTS = {
    "duty-elsewhere": HANDED_OVER,
    "duty-theirs-alone": HANDED_OVER,
    "not-characteristic": NINE,
    "act-protects-others": NINE,
    "covered-as-protected": NINE,
}
"""What the law is, by the name of the kind of sentence that misstates it."""
OF_THE_DUTY = ("duty-elsewhere", "duty-theirs-alone")
"""The names of the kinds that are about the equality duty."""
