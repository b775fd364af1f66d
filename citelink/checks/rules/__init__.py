"""The rules, one file each, named for the fault they find; what each has is `citelink.checks.rule.RuleModule`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citelink.checks.rule import DocumentRule, SetRule
    from citelink.checks.rules import (
        ambiguous_match,
        back_reference,
        broken_bytes,
        broken_identifier,
        dangling_marker,
        document_too_large,
        duplicate_reference,
        false_list_heading,
        impossible_year,
        incomplete_reference,
        key_collision,
        label_gap,
        list_out_of_order,
        locator_out_of_range,
        malformed_marker,
        misread_letters,
        missing_reference_list,
        mixed_alphabet,
        mixed_marker_styles,
        no_text,
        numbering_gap,
        other_format,
        out_of_order,
        pages_without_text,
        possible_marker,
        repeated_in_marker,
        repeated_number,
        same_work_two_keys,
        uncited_reference,
        unreadable_document,
        unreadable_entry,
    )

    # mypy holds these to their contracts; that none is missing here is held by tests/test_plugins.py.
    OF_A_DOCUMENT: tuple[DocumentRule, ...] = (
        ambiguous_match,
        back_reference,
        broken_bytes,
        broken_identifier,
        dangling_marker,
        document_too_large,
        duplicate_reference,
        false_list_heading,
        impossible_year,
        incomplete_reference,
        label_gap,
        list_out_of_order,
        locator_out_of_range,
        malformed_marker,
        misread_letters,
        missing_reference_list,
        mixed_alphabet,
        mixed_marker_styles,
        no_text,
        numbering_gap,
        other_format,
        out_of_order,
        pages_without_text,
        possible_marker,
        repeated_in_marker,
        repeated_number,
        unreadable_document,
    )
    OF_THE_SET: tuple[SetRule, ...] = (key_collision, same_work_two_keys, uncited_reference, unreadable_entry)
