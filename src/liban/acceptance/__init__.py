"""验收与结算: looked at by someone other than the builder, with residents present; then settled,
paid, closed and archived. What was saved goes back to the fund.
"""
