"""Finds everything that is wrong with a form's Word template, by rules and by trial exports."""

from eia_tui.exports.template.hidden_answers import hidden_answers
from eia_tui.exports.template.linter import missing_header_rows, problems, tags_in_properties, untagged_questions
from eia_tui.exports.template.parser import ParsedTemplate, TemplateProblem
from eia_tui.exports.template_check.trial import trial
from eia_tui.form.definition import Form


def check_template(form: Form) -> list[TemplateProblem]:
    """Everything that is wrong with a form's Word template. Raises `TemplateError` if it cannot be opened.

    If no rule is broken, an empty draft and filled ones are exported.
    """
    template = ParsedTemplate(form)
    broken = [*problems(template), *(untagged_questions(template) if template.complete else ())]
    failed = () if broken else trial(template)
    return [*broken, *failed, *hidden_answers(template), *missing_header_rows(template), *tags_in_properties(form)]
