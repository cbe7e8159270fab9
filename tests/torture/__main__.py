"""usage: python -m tests.torture [--kills 200] [--seed 1] [--fsync SECONDS]; exit code 1 where a draft or more than a second was lost"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.torture.torture import Torture

parser = argparse.ArgumentParser(prog="python -m tests.torture")
parser.add_argument("--kills", type=int, default=200)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--fsync", type=float, default=0.0, help="seconds that the disk takes to flush, as a stick does")
asked = parser.parse_args()
with tempfile.TemporaryDirectory() as folder:
    os.environ["EIA_WIZARD_HOME"] = folder
    torture = Torture(Path(folder), asked.seed, asked.fsync)
    for number in range(1, asked.kills + 1):
        torture.kill()
        if number % 10 == 0:
            print(torture.toll, flush=True)
toll = torture.toll
print(f"seed {asked.seed}: {toll}")
print(*toll.wrong, sep="\n")
sys.exit(bool(toll.unreadable or toll.wrong or toll.most_lost > 1))
