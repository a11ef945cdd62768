from liban.kit.codes import ALPHABET, LENGTH, new_code, new_secret, spoken, tidy_code


def test_a_code_has_eight_signs_that_nobody_misreads():
    codes = {new_code() for _ in range(10_000)}
    assert len(codes) == 10_000
    assert {len(code) for code in codes} == {LENGTH}
    assert set("".join(codes)) == set(ALPHABET)
    assert not set(ALPHABET) & set("0O1ILU")


def test_a_secret_has_128_bits():
    secrets = {new_secret() for _ in range(1000)}
    assert len(secrets) == 1000
    assert {len(secret) for secret in secrets} == {22}


def test_a_code_is_said_in_two_groups_and_read_back():
    assert spoken("7K2P94QM") == "7K2P-94QM"
    assert tidy_code(spoken("7K2P94QM")) == "7K2P94QM"


def test_what_people_type_is_put_right():
    assert tidy_code(" 7k2p 94qm ") == "7K2P94QM"
    assert tidy_code("７Ｋ２Ｐ－９４ＱＭ") == "7K2P94QM"
    assert tidy_code("编号：7K2P94QM。") == "7K2P94QM"
    assert tidy_code("") == ""
    assert tidy_code("\ud800<script>") == "SCRPT"
