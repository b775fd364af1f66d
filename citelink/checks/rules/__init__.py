"""The rules, one file each, named for the fault they find; what each has is `citelink.checks.rule.RuleModule`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citelink.checks.rule import DocumentRule, SetRule
    from citelink.checks.rules import (
        ambiguous_match,
        broken_bytes,
        dangling_marker,
        document_too_large,
        duplicate_reference,
        false_list_heading,
        key_collision,
        label_gap,
        malformed_marker,
        marker_names_other_author,
        missing_reference_list,
        mixed_marker_styles,
        numbering_gap,
        out_of_order,
        possible_marker,
        repeated_number,
        same_work_two_keys,
        shifted_numbering,
        uncited_reference,
        unreadable_document,
        unreadable_entry,
    )

    # mypy holds these to their contracts; that none is missing here is held by tests/test_plugins.py.
    OF_A_DOCUMENT: tuple[DocumentRule, ...] = (
        ambiguous_match,
        broken_bytes,
        dangling_marker,
        document_too_large,
        duplicate_reference,
        false_list_heading,
        label_gap,
        malformed_marker,
        marker_names_other_author,
        missing_reference_list,
        mixed_marker_styles,
        numbering_gap,
        out_of_order,
        possible_marker,
        repeated_number,
        shifted_numbering,
        unreadable_document,
    )
    OF_THE_SET: tuple[SetRule, ...] = (key_collision, same_work_two_keys, uncited_reference, unreadable_entry)
