-- The count: tables that others published, what was said of stations, acts of violation, and files kept with them.

-- A file that is no picture of a protocol: a published table, or what is attached to an act of violation. Its bytes lie in
-- `files/` of the workspace under their hash.
CREATE TABLE kept_file (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  -- Without the dot; with the hash it makes the path of the kept file.
  extension TEXT NOT NULL CHECK (extension NOT GLOB '*[^a-z0-9]*'),
  name TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

-- A table that came in: a register of stations, official results, sums of protocols from elsewhere, hourly turnout.
CREATE TABLE publication (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('stations', 'official', 'independent', 'turnout')),
  election TEXT NOT NULL,
  -- Who published it, as a person said; publications of one kind and source are versions of one another.
  source TEXT NOT NULL,
  -- Day of its publication, YYYY-MM-DD.
  published TEXT NOT NULL CHECK (published GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  file TEXT NOT NULL REFERENCES kept_file (sha256),
  -- How its columns were understood (shared/protocol/count/mapping.ts).
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),
  -- Header cells of its columns, as a JSON array: a later table of the same columns is understood the same way.
  columns TEXT NOT NULL CHECK (json_valid(columns)),
  person TEXT NOT NULL REFERENCES person (code),
  at TEXT NOT NULL,
  -- 0 once it was withdrawn: it does not count.
  in_force INTEGER NOT NULL DEFAULT 1 CHECK (in_force IN (0, 1))
) STRICT;

CREATE TABLE publication_row (
  publication INTEGER NOT NULL REFERENCES publication (id),
  n INTEGER NOT NULL CHECK (n >= 1),
  -- As written; empty for the whole country.
  region TEXT NOT NULL,
  -- Empty where the row is about a whole region or a station whose district is not given.
  district TEXT NOT NULL,
  station INTEGER CHECK (station BETWEEN 0 AND 99999),
  -- {key: number} (shared/protocol/count/figures.ts).
  figures TEXT NOT NULL CHECK (json_valid(figures)),
  -- What else a register says of a station: {name, address, latitude, longitude, observed, reason}.
  about TEXT NOT NULL CHECK (json_valid(about)),
  PRIMARY KEY (publication, n)
) STRICT, WITHOUT ROWID;

-- What a person said of a station: whether it was observed, why there is no protocol, turnout at an hour, observers' own
-- count. Of several sayings with one key the last one counts, and goes before what tables say.
CREATE TABLE station_saying (
  id INTEGER PRIMARY KEY,
  election TEXT NOT NULL,
  region TEXT NOT NULL,
  station INTEGER NOT NULL CHECK (station BETWEEN 0 AND 99999),
  key TEXT NOT NULL,
  -- JSON; null takes back what was said before.
  value TEXT NOT NULL CHECK (json_valid(value)),
  note TEXT NOT NULL,
  person TEXT NOT NULL REFERENCES person (code),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX station_saying_by_station ON station_saying (election, region, station, key, id);

-- An act of violation. What it says is in its versions, the last one of which counts.
CREATE TABLE incident (
  id INTEGER PRIMARY KEY,
  -- The same in every workspace (UUID).
  uid TEXT NOT NULL UNIQUE,
  person TEXT NOT NULL REFERENCES person (code),
  at TEXT NOT NULL
) STRICT;

CREATE TABLE incident_version (
  id INTEGER PRIMARY KEY,
  incident INTEGER NOT NULL REFERENCES incident (id),
  election TEXT NOT NULL,
  region TEXT NOT NULL,
  -- Null where it happened at no station.
  station INTEGER CHECK (station BETWEEN 0 AND 99999),
  -- Code of the type of violation, as the election's file lists them.
  type TEXT NOT NULL,
  -- Local time, YYYY-MM-DDTHH:MM; empty where it is not known.
  happened TEXT NOT NULL,
  -- Number of the signed act; empty without one.
  number TEXT NOT NULL,
  account TEXT NOT NULL,
  -- Codes of those who were there, as a JSON array.
  people TEXT NOT NULL CHECK (json_valid(people)),
  complaint TEXT NOT NULL CHECK (complaint IN ('none', 'filed', 'accepted', 'rejected', 'unanswered')),
  outcome TEXT NOT NULL,
  -- [[SHA-256, name], ...] of attached files.
  files TEXT NOT NULL CHECK (json_valid(files)),
  -- 1: it was withdrawn and is not told any more.
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  person TEXT NOT NULL REFERENCES person (code),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX incident_version_by_incident ON incident_version (incident, id);

CREATE TRIGGER kept_file_no_update BEFORE UPDATE ON kept_file BEGIN SELECT RAISE(ABORT, 'kept_file: rows are only added'); END;
CREATE TRIGGER kept_file_no_delete BEFORE DELETE ON kept_file BEGIN SELECT RAISE(ABORT, 'kept_file: rows are only added'); END;
CREATE TRIGGER publication_row_no_update BEFORE UPDATE ON publication_row BEGIN SELECT RAISE(ABORT, 'publication_row: rows are only added'); END;
CREATE TRIGGER publication_row_no_delete BEFORE DELETE ON publication_row BEGIN SELECT RAISE(ABORT, 'publication_row: rows are only added'); END;
CREATE TRIGGER station_saying_no_update BEFORE UPDATE ON station_saying BEGIN SELECT RAISE(ABORT, 'station_saying: rows are only added'); END;
CREATE TRIGGER station_saying_no_delete BEFORE DELETE ON station_saying BEGIN SELECT RAISE(ABORT, 'station_saying: rows are only added'); END;
CREATE TRIGGER incident_no_update BEFORE UPDATE ON incident BEGIN SELECT RAISE(ABORT, 'incident: rows are only added'); END;
CREATE TRIGGER incident_no_delete BEFORE DELETE ON incident BEGIN SELECT RAISE(ABORT, 'incident: rows are only added'); END;
CREATE TRIGGER incident_version_no_update BEFORE UPDATE ON incident_version BEGIN SELECT RAISE(ABORT, 'incident_version: rows are only added'); END;
CREATE TRIGGER incident_version_no_delete BEFORE DELETE ON incident_version BEGIN SELECT RAISE(ABORT, 'incident_version: rows are only added'); END;
CREATE TRIGGER publication_only_in_force BEFORE UPDATE ON publication
WHEN (NEW.id, NEW.kind, NEW.election, NEW.source, NEW.published, NEW.file, NEW.mapping, NEW.columns, NEW.person, NEW.at) IS NOT (OLD.id, OLD.kind, OLD.election, OLD.source, OLD.published, OLD.file, OLD.mapping, OLD.columns, OLD.person, OLD.at)
BEGIN SELECT RAISE(ABORT, 'publication: only whether it is in force may change'); END;
CREATE TRIGGER publication_no_delete BEFORE DELETE ON publication BEGIN SELECT RAISE(ABORT, 'publication: rows are only added'); END;
