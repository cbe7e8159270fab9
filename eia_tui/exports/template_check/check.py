"""Says all that is wrong with a form's Word template: by its rules, and by trial exports."""

from eia_tui.exports.template.hidden_answers import hidden_answers
from eia_tui.exports.template.linter import headers, mistakes, properties, untagged
from eia_tui.exports.template.parser import Mistake, Reading
from eia_tui.exports.template_check.trial import trial
from eia_tui.form.definition import Form


def check_template(form: Form) -> list[Mistake]:
    """All that is wrong with a form's Word template. Raises `TemplateError` where it cannot even be opened.

    What the rules have nothing against is tried: a form that is filled in, and an empty one, are exported.
    """
    reading = Reading(form)
    found = [*mistakes(reading), *(untagged(reading) if reading.complete else ())]
    tried = () if found else trial(reading)
    return [*found, *tried, *hidden_answers(reading), *headers(reading), *properties(form)]
