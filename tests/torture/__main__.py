"""usage: python -m tests.torture [--kills 200] [--seed 1] [--fsync SECONDS]; exit code 1 if a draft or more than a second was lost"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.torture.torture import Torture

parser = argparse.ArgumentParser(prog="python -m tests.torture")
parser.add_argument("--kills", type=int, default=200)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument(
    "--fsync", type=float, default=0.0, help="seconds that the disk takes to flush a file, as a slow USB drive does"
)
options = parser.parse_args()
with tempfile.TemporaryDirectory() as folder:
    os.environ["EIA_WIZARD_HOME"] = folder
    torture = Torture(Path(folder), options.seed, options.fsync)
    for number in range(1, options.kills + 1):
        torture.kill()
        if number % 10 == 0:
            print(torture.losses, flush=True)
losses = torture.losses
print(f"seed {options.seed}: {losses}")
print(*losses.problems, sep="\n")
sys.exit(bool(losses.unreadable or losses.problems))
