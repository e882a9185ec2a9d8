import pytest

from broadsheet.stances.directives import find_director, find_told, find_wisher, is_required, is_ruled_out
from tests.support.trees import tree

URGED = (
    "She/PRP/PRON/nsubj/2 urged/VBD/VERB/ROOT/0/urge him/PRP/PRON/obj/2 to/TO/PART/mark/5 press/VB/VERB/xcomp/2 "
    "Iran/NNP/PROPN/obj/5 "
    "to/TO/PART/mark/8 stop/VB/VERB/xcomp/5"
)


def test_the_first_of_several_orders_is_whose_stance_it_is():
    stop = tree(URGED)[7]
    assert find_director(stop).text == "She"
    assert find_told(stop).text == "Iran"


def test_nobody_directs_what_is_simply_done():
    doc = tree("She/PRP/PRON/nsubj/2 stopped/VBD/VERB/ROOT/0")
    assert find_director(doc[1]) is None
    assert find_told(doc[1]) is None


@pytest.mark.parametrize(
    ("rows", "verb", "wisher"),
    [
        (
            "Donors/NNS/NOUN/nsubj/2 want/VBP/VERB/ROOT/0 to/TO/PART/mark/4 end/VB/VERB/xcomp/2 it/PRP/PRON/obj/4",
            3,
            "Donors",
        ),
        (
            "Iran/NNP/PROPN/nmod:poss/3 's/POS/PART/case/1 effort/NN/NOUN/ROOT/0 to/TO/PART/mark/5 end/VB/VERB/acl/3 "
            "it/PRP/PRON/obj/5",
            4,
            "Iran",
        ),
        (
            "Our/PRP$/PRON/nmod:poss/2 aim/NN/NOUN/nsubj:outer/5 is/VBZ/AUX/cop/5 to/TO/PART/mark/5 "
            "end/VB/VERB/ROOT/0 it/PRP/PRON/obj/5",
            4,
            "Our",
        ),
        (
            "Donors/NNS/NOUN/nsubj/2 insisted/VBD/VERB/ROOT/0/insist that/IN/SCONJ/mark/6 it/PRP/PRON/nsubj:pass/6 "
            "be/VB/AUX/aux:pass/6 "
            "ended/VBN/VERB/ccomp/2",
            5,
            "Donors",
        ),
        (
            "Donors/NNS/NOUN/nsubj/2 insisted/VBD/VERB/ROOT/0/insist that/IN/SCONJ/mark/6 it/PRP/PRON/nsubj:pass/6 "
            "was/VBD/AUX/aux:pass/6 "
            "ended/VBN/VERB/ccomp/2",
            5,
            None,
        ),
        ("Donors/NNS/NOUN/nsubj/2 ended/VBD/VERB/ROOT/0/end it/PRP/PRON/obj/2", 1, None),
    ],
)
def test_who_wants_or_means_to_do_something_wishes_it(rows, verb, wisher):
    found = find_wisher(tree(rows)[verb])
    assert (found.text if found is not None else None) == wisher


@pytest.mark.parametrize(
    ("rows", "verb", "expected"),
    [
        ("Iran/NNP/PROPN/nsubj/3 must/MD/AUX/aux/3 stop/VB/VERB/ROOT/0", 2, True),
        ("It/PRP/PRON/expl/3 is/VBZ/AUX/cop/3 vital/JJ/ADJ/ROOT/0 to/TO/PART/mark/5 stop/VB/VERB/csubj/3", 4, True),
        ("Stop/VB/VERB/ROOT/0 it/PRP/PRON/obj/1", 0, True),
        ("Iran/NNP/PROPN/nsubj/3 will/MD/AUX/aux/3 stop/VB/VERB/ROOT/0", 2, False),
        ("It/PRP/PRON/expl/3 is/VBZ/AUX/cop/3 odd/JJ/ADJ/ROOT/0 to/TO/PART/mark/5 stop/VB/VERB/csubj/3", 4, False),
    ],
)
def test_what_must_be_or_is_ordered_is_required(rows, verb, expected):
    assert is_required(tree(rows)[verb]) is expected


def test_what_there_can_be_none_of_is_ruled_out():
    no = "There/EX/PRON/expl/3 can/MD/AUX/aux/3 be/VB/VERB/ROOT/0 no/DT/DET/det/5 solution/NN/NOUN/nsubj/3"
    assert is_ruled_out(tree(no)[4])
    assert not is_ruled_out(tree(no.replace("no/DT", "a/DT"))[4])
    assert not is_ruled_out(tree(no.replace("can/MD", "may/MD"))[4])
