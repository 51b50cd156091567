-- What Optuna does not know. It ignores these tables. On PostgreSQL, deleting a study there deletes its rows here;
-- in SQLite, where Optuna checks no foreign keys, they go when their id is given to another.
CREATE TABLE IF NOT EXISTS vgglab_studies (
  study_id INTEGER NOT NULL PRIMARY KEY REFERENCES studies (study_id) ON DELETE CASCADE,
  format_version INTEGER NOT NULL,
  file_text TEXT NOT NULL,
  file_hash VARCHAR(128) NOT NULL,
  look_behind INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS vgglab_trials (
  trial_id INTEGER NOT NULL PRIMARY KEY REFERENCES trials (trial_id) ON DELETE CASCADE,
  attempt INTEGER NOT NULL,
  losses INTEGER NOT NULL,
  owner VARCHAR(64) NOT NULL,
  token VARCHAR(64) NOT NULL
);
CREATE TABLE IF NOT EXISTS vgglab_runs (
  run_id VARCHAR(64) NOT NULL PRIMARY KEY,
  study_id INTEGER NOT NULL REFERENCES studies (study_id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  host VARCHAR(256) NOT NULL,
  kernel VARCHAR(256) NOT NULL,
  pid BIGINT NOT NULL,
  process_started BIGINT NOT NULL,
  heartbeat TIMESTAMP NOT NULL,
  ended INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS vgglab_stops (
  run_id VARCHAR(64) NOT NULL PRIMARY KEY REFERENCES vgglab_runs (run_id) ON DELETE CASCADE,
  request VARCHAR(16) NOT NULL
);
