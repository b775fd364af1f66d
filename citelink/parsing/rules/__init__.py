"""The rule labeller: finds the fields of a reference by the signs of the known styles."""
