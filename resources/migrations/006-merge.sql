-- What comes in from other workspaces. Facts are only added; what counts follows from them (shared/protocol/standing.ts).

-- The workspaces that facts came from, by their ids.
CREATE TABLE team (
  workspace TEXT PRIMARY KEY,
  name TEXT NOT NULL
) STRICT;

-- Who a person of another workspace is there; here the code is made of both.
CREATE TABLE person_origin (
  code TEXT PRIMARY KEY REFERENCES person (code),
  workspace TEXT NOT NULL,
  -- Empty where the export left people out.
  origin_code TEXT NOT NULL,
  UNIQUE (workspace, origin_code)
) STRICT;

CREATE TABLE merge (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  person TEXT NOT NULL REFERENCES person (code),
  -- Scans that it brought first belong to this batch.
  batch INTEGER NOT NULL UNIQUE REFERENCES batch (id),
  -- [[name, SHA-256], ...] of the files.
  files TEXT NOT NULL CHECK (json_valid(files)),
  -- 0 once it was undone: what only it brought does not count.
  in_force INTEGER NOT NULL DEFAULT 1 CHECK (in_force IN (0, 1))
) STRICT;

-- Which copies, entries and standings a merge brought, those that were here already included.
CREATE TABLE brought (
  merge INTEGER NOT NULL REFERENCES merge (id),
  kind TEXT NOT NULL CHECK (kind IN ('scan', 'entry', 'standing')),
  ref INTEGER NOT NULL,
  PRIMARY KEY (merge, kind, ref)
) STRICT, WITHOUT ROWID;
CREATE INDEX brought_by_ref ON brought (kind, ref, merge);

-- Scans that only undone merges brought: they stay, and nobody sees them.
CREATE TABLE withdrawn (
  scan INTEGER PRIMARY KEY REFERENCES scan (id),
  in_force INTEGER NOT NULL CHECK (in_force IN (0, 1))
) STRICT;
CREATE VIEW present AS SELECT * FROM scan WHERE id NOT IN (SELECT scan FROM withdrawn WHERE in_force = 1);

-- Originals whose bytes lie elsewhere: only what an export says of them is here. 0 once the picture came.
CREATE TABLE away (
  original TEXT PRIMARY KEY REFERENCES original (sha256),
  in_force INTEGER NOT NULL CHECK (in_force IN (0, 1))
) STRICT;

-- Where an entry that was not made here comes from.
CREATE TABLE entry_origin (
  entry INTEGER PRIMARY KEY REFERENCES entry (id),
  workspace TEXT NOT NULL,
  -- The entry's number there; 0 for one by spreadsheet.
  number INTEGER NOT NULL CHECK (number >= 0),
  -- What it is known by everywhere (electron/store/keys.ts).
  key TEXT NOT NULL UNIQUE CHECK (length(key) = 64),
  -- What a row of a workbook edited by hand said when it was exported, and where it stood: {file, sheet, row, cells: [[column, exported, now], ...]}.
  edited TEXT CHECK (json_valid(edited))
) STRICT;

-- How a workspace last saw a copy of a protocol; of one that no merge has touched it follows from its scan alone.
CREATE TABLE standing (
  id INTEGER PRIMARY KEY,
  scan INTEGER NOT NULL REFERENCES scan (id),
  workspace TEXT NOT NULL,
  -- Grows with every act there.
  n INTEGER NOT NULL CHECK (n >= 0),
  -- {workspace: n}: the standings that this one replaces.
  seen TEXT NOT NULL CHECK (json_valid(seen)),
  status TEXT NOT NULL CHECK (status IN ('open', 'second-entry', 'differing', 'flagged', 'final', 'cannot-enter')),
  form TEXT,
  region TEXT NOT NULL,
  -- Of differing ones the second; `first` is the other.
  entry INTEGER REFERENCES entry (id),
  first INTEGER REFERENCES entry (id),
  refusal INTEGER REFERENCES refusal (id),
  -- Ids of the closures in force.
  closures TEXT NOT NULL CHECK (json_valid(closures)),
  key TEXT NOT NULL CHECK (length(key) = 64),
  UNIQUE (scan, key),
  CHECK ((first IS NOT NULL) = (status = 'differing')),
  CHECK ((refusal IS NOT NULL) = (status = 'cannot-enter')),
  CHECK ((entry IS NOT NULL) = (status IN ('second-entry', 'differing', 'flagged', 'final')))
) STRICT;

-- Two entries of one copy that came from different workspaces and differ: a conflict to be resolved while in force.
CREATE TABLE rival (
  id INTEGER PRIMARY KEY,
  scan INTEGER NOT NULL REFERENCES scan (id),
  first INTEGER NOT NULL REFERENCES entry (id),
  second INTEGER NOT NULL REFERENCES entry (id),
  in_force INTEGER NOT NULL CHECK (in_force IN (0, 1)),
  UNIQUE (scan, first, second)
) STRICT;
CREATE UNIQUE INDEX rival_in_force ON rival (scan) WHERE in_force = 1;
CREATE INDEX rival_by_second ON rival (second);

-- Where a page's fields are inked, as another workspace's machine saw it (base64).
CREATE TABLE ink_print (
  scan INTEGER PRIMARY KEY REFERENCES scan (id),
  form TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  page INTEGER NOT NULL,
  print TEXT NOT NULL
) STRICT;

CREATE TRIGGER team_no_delete BEFORE DELETE ON team BEGIN SELECT RAISE(ABORT, 'team: rows are only added'); END;
CREATE TRIGGER person_origin_no_update BEFORE UPDATE ON person_origin BEGIN SELECT RAISE(ABORT, 'person_origin: rows are only added'); END;
CREATE TRIGGER person_origin_no_delete BEFORE DELETE ON person_origin BEGIN SELECT RAISE(ABORT, 'person_origin: rows are only added'); END;
CREATE TRIGGER merge_only_in_force BEFORE UPDATE ON merge
WHEN (NEW.id, NEW.at, NEW.person, NEW.batch, NEW.files) IS NOT (OLD.id, OLD.at, OLD.person, OLD.batch, OLD.files)
BEGIN SELECT RAISE(ABORT, 'merge: only whether it is in force may change'); END;
CREATE TRIGGER merge_no_delete BEFORE DELETE ON merge BEGIN SELECT RAISE(ABORT, 'merge: rows are only added'); END;
CREATE TRIGGER brought_no_update BEFORE UPDATE ON brought BEGIN SELECT RAISE(ABORT, 'brought: rows are only added'); END;
CREATE TRIGGER brought_no_delete BEFORE DELETE ON brought BEGIN SELECT RAISE(ABORT, 'brought: rows are only added'); END;
CREATE TRIGGER withdrawn_no_delete BEFORE DELETE ON withdrawn BEGIN SELECT RAISE(ABORT, 'withdrawn: rows are only added'); END;
CREATE TRIGGER away_no_delete BEFORE DELETE ON away BEGIN SELECT RAISE(ABORT, 'away: rows are only added'); END;
CREATE TRIGGER entry_origin_no_update BEFORE UPDATE ON entry_origin BEGIN SELECT RAISE(ABORT, 'entry_origin: rows are only added'); END;
CREATE TRIGGER entry_origin_no_delete BEFORE DELETE ON entry_origin BEGIN SELECT RAISE(ABORT, 'entry_origin: rows are only added'); END;
CREATE TRIGGER standing_no_update BEFORE UPDATE ON standing BEGIN SELECT RAISE(ABORT, 'standing: rows are only added'); END;
CREATE TRIGGER standing_no_delete BEFORE DELETE ON standing BEGIN SELECT RAISE(ABORT, 'standing: rows are only added'); END;
CREATE TRIGGER rival_only_in_force BEFORE UPDATE ON rival
WHEN (NEW.id, NEW.scan, NEW.first, NEW.second) IS NOT (OLD.id, OLD.scan, OLD.first, OLD.second)
BEGIN SELECT RAISE(ABORT, 'rival: only whether it is in force may change'); END;
CREATE TRIGGER rival_no_delete BEFORE DELETE ON rival BEGIN SELECT RAISE(ABORT, 'rival: rows are only added'); END;
CREATE TRIGGER ink_print_no_update BEFORE UPDATE ON ink_print BEGIN SELECT RAISE(ABORT, 'ink_print: rows are only added'); END;
CREATE TRIGGER ink_print_no_delete BEFORE DELETE ON ink_print BEGIN SELECT RAISE(ABORT, 'ink_print: rows are only added'); END;
