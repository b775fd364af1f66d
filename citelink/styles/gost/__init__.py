"""GOST 7.1-2003, GOST R 7.0.5-2008 and GOST R 7.0.100-2018, by which Kazakh and Russian lists are printed."""
