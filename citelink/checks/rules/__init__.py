"""The rules, one file each, named for the fault they find; what each has is `citelink.checks.rule.RuleModule`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citelink.checks.rule import DocumentRule, SetRule
    from citelink.checks.rules import (
        ambiguous_match,
        broken_bytes,
        could_not_look_up,
        dangling_marker,
        document_too_large,
        doubted_work,
        duplicate_reference,
        false_list_heading,
        key_collision,
        label_gap,
        malformed_marker,
        missing_reference_list,
        mixed_marker_styles,
        not_found,
        numbering_gap,
        out_of_order,
        possible_marker,
        record_differs,
        repeated_number,
        retracted_work,
        same_work_two_keys,
        uncited_reference,
        unreadable_document,
        unreadable_entry,
        wrong_doi,
    )

    # mypy holds these to their contracts; that none is missing here is held by tests/test_plugins.py.
    OF_A_DOCUMENT: tuple[DocumentRule, ...] = (
        ambiguous_match,
        broken_bytes,
        dangling_marker,
        document_too_large,
        doubted_work,
        duplicate_reference,
        false_list_heading,
        label_gap,
        malformed_marker,
        missing_reference_list,
        mixed_marker_styles,
        not_found,
        numbering_gap,
        out_of_order,
        possible_marker,
        record_differs,
        repeated_number,
        retracted_work,
        unreadable_document,
        wrong_doi,
    )
    OF_THE_SET: tuple[SetRule, ...] = (
        could_not_look_up,
        key_collision,
        same_work_two_keys,
        uncited_reference,
        unreadable_entry,
    )
