#!/usr/bin/env python3
"""Hands what Cairn writes to tools that are not ours, and closes with one line: N passed, N failed."""

import sys
import unittest
from pathlib import Path

folder = Path(__file__).resolve().parent
sys.path.insert(0, str(folder))

names = [f"test_{name}" for name in sys.argv[1:]] or sorted(path.stem for path in folder.glob("test_*.py"))
suite = unittest.defaultTestLoader.loadTestsFromNames(names)
result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(suite)
failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
for _, reason in result.skipped:
    print(f"note: not run: {reason}")
print(f"{result.testsRun - failed - len(result.skipped)} passed, {failed} failed")
sys.exit(failed > 0 or result.testsRun == 0)
