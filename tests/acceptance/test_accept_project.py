

def test_what_is_done_counts_as_answered():
    demand = make.accepted().demands.get()
    assert demand.answered_at == demand.done_at == make.later(22)
