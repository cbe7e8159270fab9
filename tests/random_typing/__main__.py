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
    asked = parser.parse_args()
    began = time.perf_counter()
    walks = [min(WALK, asked.steps - done) for done in range(0, asked.steps, WALK)]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        faults = [found for found in pool.map(fault, range(asked.seed, asked.seed + len(walks)), walks) if found]
    for found in faults:
        print(found)
    if not faults:
        print(f"{asked.steps} steps in {time.perf_counter() - began:.0f} s, from seed {asked.seed} on: nothing wrong")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
