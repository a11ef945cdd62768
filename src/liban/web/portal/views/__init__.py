"""What residents and the public see: one module a subject."""
