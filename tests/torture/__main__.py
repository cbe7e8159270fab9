"""usage: python -m tests.torture [--kills 200] [--seed 1]; exit code 1 where a draft or more than a second was lost"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.torture.torture import Toll, torture

parser = argparse.ArgumentParser(prog="python -m tests.torture")
parser.add_argument("--kills", type=int, default=200)
parser.add_argument("--seed", type=int, default=1)
asked = parser.parse_args()
toll = Toll()
with tempfile.TemporaryDirectory() as folder:
    os.environ["EIA_WIZARD_HOME"] = folder
    for toll in torture(Path(folder), asked.kills, asked.seed):
        if toll.kills % 10 == 0:
            print(toll, flush=True)
print(f"seed {asked.seed}: {toll}")
print(*toll.wrong, sep="\n")
sys.exit(bool(toll.unreadable or toll.wrong or toll.most_lost > 1))
