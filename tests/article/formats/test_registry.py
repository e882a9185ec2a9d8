"""The tables of kinds agree: what a name may end in, what bytes may tell, who reads it and what is said of it."""

from broadsheet.article.formats.kinds import KINDS, ROW_SUFFIXES, SUFFIXES
from broadsheet.article.formats.registry import READERS, READERS_OF_ARCHIVES
from broadsheet.article.formats.sniffing import NAMES, SIGNATURES, ZIPPED
from broadsheet.article.formats.unread import WAYS

READ = READERS.keys() | READERS_OF_ARCHIVES.keys()


def test_every_name_that_is_read_has_one_reader_and_a_name_without_an_end_too():
    assert {"", *SUFFIXES} == READ
    assert READERS.keys() & READERS_OF_ARCHIVES.keys() == set()
    assert len(set(SUFFIXES)) == len(SUFFIXES)
    assert set(ROW_SUFFIXES) <= set(SUFFIXES)


def test_no_kind_is_both_read_and_not():
    assert READ & WAYS.keys() == set()


def test_every_kind_that_bytes_tell_is_named_and_read_or_told_not_to_be():
    told = {suffix for _, suffix in (*SIGNATURES, *ZIPPED)}
    assert told <= NAMES.keys() | WAYS.keys()
    assert NAMES.keys() <= READ


def test_no_name_is_of_two_kinds():
    listed = [suffix for kind in KINDS for suffix in kind]
    assert len(set(listed)) == len(listed)
