"""usage: python -m tests.typist [--steps 5000] [--seed 1]; exit code 1 where a step ended the program or drew the text wrong"""

import argparse
import asyncio
import os
import sys
import tempfile
import time
import traceback

from tests.typist.typist import walk

parser = argparse.ArgumentParser(prog="python -m tests.typist")
parser.add_argument("--steps", type=int, default=5000)
parser.add_argument("--seed", type=int, default=1)
asked = parser.parse_args()
began = time.perf_counter()
done, seed = 0, asked.seed
while done < asked.steps:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["EIA_WIZARD_HOME"] = folder
        try:
            done += asyncio.run(walk(seed, min(250, asked.steps - done)))
        except Exception:  # noqa: BLE001  whatever ended the program is what is looked for
            traceback.print_exc()
            print(f"Wrong with seed {seed}, after {done} steps of others.")
            sys.exit(1)
    seed += 1
print(f"{done} steps, seeds {asked.seed} to {seed - 1}, in {time.perf_counter() - began:.0f} s: nothing wrong")
