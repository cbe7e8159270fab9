"""usage: python -m tests.random_typing [--steps 2000] [--seed 1]; exit code 1 if a step ends the program or shows a text wrong"""

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from tests.random_typing.typist import fault

WALK = 500
"""Steps with one draft, before a new one is started with the next seed."""


def main() -> int:
    """Runs on every core. Prints what went wrong, or that nothing did."""
    parser = argparse.ArgumentParser(prog="python -m tests.random_typing")
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    began = time.perf_counter()
    runs = [min(WALK, options.steps - start) for start in range(0, options.steps, WALK)]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        faults = [
            problem for problem in pool.map(fault, range(options.seed, options.seed + len(runs)), runs) if problem
        ]
    for problem in faults:
        print(problem)
    if not faults:
        print(
            f"{options.steps} steps in {time.perf_counter() - began:.0f} s, from seed {options.seed} on: nothing wrong"
        )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
