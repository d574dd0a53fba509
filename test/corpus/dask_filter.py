"""A filter of the command line over a corpus, on a Dask cluster on this machine: dask_filter.py FILTER FILE WORKERS BLOCK"""
import subprocess
import sys

import dask
import dask.bag as bag
from distributed import Client, LocalCluster

NAME, FILE, WORKERS, BLOCK = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])


def answers(lines):
    lines = list(lines)
    if not lines:
        return []
    done = subprocess.run(
        ["broadsheet", NAME, "--jsonl", "--jobs", "1"],
        input="\n".join(line.rstrip("\n") for line in lines), capture_output=True, text=True, check=True,
    )
    return done.stdout.splitlines()


if __name__ == "__main__":
    dask.config.set({"distributed.comm.timeouts.connect": "60s"})
    with LocalCluster(n_workers=WORKERS, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster):
        for line in bag.read_text(FILE, blocksize=BLOCK).map_partitions(answers).compute():
            print(line)
