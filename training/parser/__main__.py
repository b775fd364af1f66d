"""Train the labeller of references: `python -m training.parser --data FOLDER`.

FOLDER holds the labelled sets (`parsing/*.jsonl`) and the libraries of facts (`bib/*.bib`). What is kept for
measuring is refused, row by row and text by text. The same data, seed and versions of numpy and scipy give the same
file. Needs the extra `train`."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import click
import numpy as np

from citelink.parsing.labeller.inference import MODEL_FILE
from citelink.parsing.labeller.model import save
from training.parser.learning import Hyperparameters, average
from training.parser.train import run


@click.command()
@click.option(
    "--data", type=click.Path(path_type=Path, exists=True), required=True, help="Folder of the development data."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), default=MODEL_FILE, help="Where the model goes.")
@click.option("--count", default=32_000, show_default=True, help="How many references a run renders.")
@click.option("--seed", default=1, show_default=True, help="Of the first run; the others count on from it.")
@click.option("--runs", default=4, show_default=True, help="How many models are learnt and averaged.")
@click.option("--jobs", default=1, show_default=True, help="How many runs go on at once; the model is the same.")
@click.option(
    "--rounds", default=Hyperparameters().rounds, show_default=True, help="How often the data are gone through."
)
def main(data: Path, output: Path, count: int, seed: int, runs: int, jobs: int, rounds: int) -> None:
    """Train the labeller and write its model."""
    every = [Hyperparameters(rounds=rounds, seed=seed + number) for number in range(runs)]
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        hashes, weights = average(pool.map(partial(run, data, count), every))
    heavy = np.abs(weights.features).max(axis=1) >= Hyperparameters().lightest
    kept = save(output, hashes[heavy], weights.features[heavy], weights.moves, weights.first, weights.last)
    click.echo(f"{kept} features, {output.stat().st_size / 1e6:.1f} MB written to {output}", err=True)


if __name__ == "__main__":
    main(prog_name="python -m training.parser")
