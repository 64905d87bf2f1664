"""Run the tests of the corrections and print one line of JSON per case: `python3 -m tests`."""

import json
import sys
import unittest
from pathlib import Path
from typing import Any

from corrections.correction import CORRECTIONS


class JsonResult(unittest.TestResult):
    """Prints `{"name", "failure"}`; failure is null for a case that passed."""

    def _report(self, test: unittest.TestCase, failure: str | None) -> None:
        name = test.id().removeprefix("tests.")
        print(json.dumps({"name": name, "failure": failure}), flush=True)

    def addSuccess(self, test: Any) -> None:
        self._report(test, None)

    def addFailure(self, test: Any, err: Any) -> None:
        super().addFailure(test, err)
        self._report(test, self._exc_info_to_string(err, test))

    def addError(self, test: Any, err: Any) -> None:
        super().addError(test, err)
        self._report(test, self._exc_info_to_string(err, test))


class EveryCorrection(unittest.TestCase):
    """A correction without a test would stay for ever."""

    def test_has_a_test(self) -> None:
        self.assertEqual(set(), set(CORRECTIONS) - TESTED)


def _cases(suite: unittest.TestSuite) -> list[unittest.TestCase]:
    return [case for part in suite for case in (_cases(part) if isinstance(part, unittest.TestSuite) else [part])]


FOUND = unittest.defaultTestLoader.discover(str(Path(__file__).parent), top_level_dir=str(Path(__file__).parents[1]))

TESTED = {case._testMethodName.removeprefix("test_") for case in _cases(FOUND)}

if __name__ == "__main__":
    FOUND.addTest(EveryCorrection("test_has_a_test"))
    result = JsonResult()
    FOUND.run(result)
    sys.exit(0 if result.wasSuccessful() else 1)
