"""The rules, one file each, named for the fault they find."""
