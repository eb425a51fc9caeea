import pytest

from application.norwegian_order import compare_norwegian, norwegian_key


def test_names_sort_as_norwegians_sort_them() -> None:
    names = ["Åse", "Zahl", "Østfold", "Aas", "Ærlig", "askim", "Våler", "Ås", "Eidsberg", "Aremark", "Åmot", "Øvre"]
    assert sorted(names, key=norwegian_key) == [
        "Aremark", "askim", "Eidsberg", "Våler", "Zahl", "Ærlig", "Østfold", "Øvre", "Åmot", "Aas", "Ås", "Åse"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Eidsberg", "Élan"),
        ("zürich", "Æsop"),
        ("Œuvre", "Åre"),
        ("Ärlig", "Østby"),
        ("Österreich", "Aasen"),
        ("", "a"),
    ],
)
def test_letters_of_neighbours_sort_beside_ours(first: str, then: str) -> None:
    assert norwegian_key(first) < norwegian_key(then)


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert norwegian_key("A\u030as") == norwegian_key("Ås") == norwegian_key("aas")


@pytest.mark.parametrize(("left", "right", "order"), [("Ås", "aas", 0), ("Zahl", "Ås", -1), ("Ås", "Zahl", 1)])
def test_two_names_are_compared_as_sqlite_wants_it(left: str, right: str, order: int) -> None:
    assert compare_norwegian(left, right) == order
