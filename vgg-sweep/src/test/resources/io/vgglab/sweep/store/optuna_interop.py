"""What real Optuna sees in a study database, and what it writes there.

usage: optuna_interop.py read URL NAME   prints the study as JSON
       optuna_interop.py write URL NAME  adds a finished, a failed and a waiting trial
       optuna_interop.py create URL NAME makes a study of its own with a pruned trial and one outside its ranges
"""

import json
import math
import sys

import optuna

optuna.logging.set_verbosity(optuna.logging.WARNING)


def text(value):
    return value if value is None or math.isfinite(value) else str(value)


def read(study):
    trials = [
        {
            "number": trial.number,
            "state": trial.state.name,
            "params": trial.params,
            "kinds": {name: type(value).__name__ for name, value in trial.params.items()},
            "values": None if trial.values is None else [text(value) for value in trial.values],
            "intermediate": {
                str(step): text(value) for step, value in sorted(trial.intermediate_values.items())
            },
            "user": trial.user_attrs,
            "system": trial.system_attrs,
            "start": str(trial.datetime_start),
        }
        for trial in study.trials
    ]
    return {
        "directions": [direction.name for direction in study.directions],
        "best": study.best_value,
        "bestNumber": study.best_trial.number,
        "user": study.user_attrs,
        "trials": trials,
    }


def suggest(trial):
    return [
        trial.suggest_float("learningRate", 1e-5, 0.1, log=True),
        trial.suggest_int("batchSize", 8, 64, step=8),
        trial.suggest_float("dropout", 0.0, 0.7, step=0.1),
        trial.suggest_categorical("optimizer", ["sgd", "adam"]),
        trial.suggest_categorical("nesterov", [False, True]),
    ]


def write(study):
    fixed = {
        "learningRate": 0.01,
        "batchSize": 16,
        "dropout": 0.5,
        "optimizer": "sgd",
        "nesterov": True,
    }
    study.enqueue_trial(fixed)
    trial = study.ask()
    suggest(trial)
    trial.report(0.25, 0)
    trial.report(math.nan, 1)
    trial.report(math.inf, 2)
    trial.set_user_attr("py", True)
    study.tell(trial, 0.75)
    study.tell(study.ask(), state=optuna.trial.TrialState.FAIL)
    study.enqueue_trial({"optimizer": "adam"})


def create(url, name):
    study = optuna.create_study(study_name=name, storage=url, direction="maximize")
    write(study)
    trial = study.ask()
    suggest(trial)
    trial.report(0.5, 0)
    study.tell(trial, state=optuna.trial.TrialState.PRUNED)
    # outside their ranges, of which Optuna only warns
    study.enqueue_trial({"learningRate": 0.5, "batchSize": 12})
    trial = study.ask()
    suggest(trial)
    study.tell(trial, 0.25)


def main(action, url, name):
    if action == "create":
        create(url, name)
        return
    storage = optuna.storages.RDBStorage(url, skip_compatibility_check=True)
    study = optuna.load_study(study_name=name, storage=storage)
    if action == "write":
        write(study)
    else:
        print(json.dumps(read(study)))


main(*sys.argv[1:])
