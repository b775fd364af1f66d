"""What pyproject.toml cannot say: the inner loops of parser and matcher in C, built where there is a compiler.

Without one, or with CITELINK_NO_KERNEL=1, citelink is installed all the same and does the same with numpy, only slower.
"""

import os
import sys

from setuptools import Extension, setup

KERNELS = [
    Extension(
        f"{package}._kernel",
        [f"{package.replace('.', '/')}/_kernel.c"],
        extra_compile_args=[] if sys.platform == "win32" else ["-O3"],
        py_limited_api=True,
        optional=True,
    )
    for package in ("citelink.parsing.labeller", "citelink.matching")
]

setup(ext_modules=[] if os.environ.get("CITELINK_NO_KERNEL") else KERNELS)
