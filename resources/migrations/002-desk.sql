-- The desk: second entries, their differences, closed flags, undo, who types which batch.

-- What an entry is in its protocol's life; an entry without a row is a first one.
CREATE TABLE entry_stage (
  entry INTEGER PRIMARY KEY REFERENCES entry (id),
  stage TEXT NOT NULL CHECK (stage IN ('first', 'second', 'resolution', 'correction')),
  -- The entry that a second one is compared with, or that a resolution or correction follows.
  other INTEGER REFERENCES entry (id),
  -- Why its errors stand on the paper so, where the person said it.
  as_paper TEXT CHECK (as_paper IN ('commission-slip', 'corrected-on-paper', 'row-left-empty', 'paper-differs', 'other')),
  CHECK ((stage = 'first') = (other IS NULL))
) STRICT;
CREATE INDEX entry_stage_by_other ON entry_stage (other);

-- How the fields in which two entries differed were resolved.
CREATE TABLE resolution (
  entry INTEGER NOT NULL REFERENCES entry (id),
  field TEXT NOT NULL,
  choice TEXT NOT NULL CHECK (choice IN ('first', 'second', 'third')),
  -- Needed for a third value.
  reason TEXT NOT NULL,
  PRIMARY KEY (entry, field),
  CHECK (choice <> 'third' OR reason <> '')
) STRICT, WITHOUT ROWID;

-- An auditor's word on a rule that an entry does not meet.
CREATE TABLE closure (
  id INTEGER PRIMARY KEY,
  scan INTEGER NOT NULL REFERENCES scan (id),
  entry INTEGER NOT NULL REFERENCES entry (id),
  code TEXT NOT NULL CHECK (code GLOB '[FW][0-9][0-9][0-9]'),
  outcome TEXT NOT NULL CHECK (outcome IN ('fixed', 'as-on-paper', 'not-an-error')),
  reason TEXT NOT NULL,
  person TEXT NOT NULL REFERENCES person (code),
  at TEXT NOT NULL,
  -- 0 once it was taken back.
  in_force INTEGER NOT NULL DEFAULT 1 CHECK (in_force IN (0, 1)),
  CHECK (outcome <> 'as-on-paper' OR reason <> '')
) STRICT;
CREATE UNIQUE INDEX closure_once ON closure (entry, code) WHERE in_force = 1;
CREATE INDEX closure_by_scan ON closure (scan, id);

-- What a person did, so that they can undo and redo it, also after a restart. `before` and `after` are the subject as it
-- stood around the act; a step is undone only while the subject still stands as the step left it.
CREATE TABLE step (
  id INTEGER PRIMARY KEY,
  person TEXT NOT NULL REFERENCES person (code),
  at TEXT NOT NULL,
  act TEXT NOT NULL,
  scan INTEGER REFERENCES scan (id),
  batch INTEGER REFERENCES batch (id),
  before TEXT NOT NULL CHECK (json_valid(before)),
  after TEXT NOT NULL CHECK (json_valid(after)),
  -- `dropped`: undone, and something else was done since.
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
  CHECK ((scan IS NULL) <> (batch IS NULL))
) STRICT;
CREATE INDEX step_by_person ON step (person, state, id);

-- To whom a batch is handed; a batch without a row, or handed to nobody, lies in the common pool.
CREATE TABLE hand (
  batch INTEGER PRIMARY KEY REFERENCES batch (id),
  person TEXT REFERENCES person (code)
) STRICT;

CREATE INDEX entry_by_person ON entry (person, at);

CREATE TRIGGER entry_stage_no_update BEFORE UPDATE ON entry_stage BEGIN SELECT RAISE(ABORT, 'entry_stage: rows are only added'); END;
CREATE TRIGGER entry_stage_no_delete BEFORE DELETE ON entry_stage BEGIN SELECT RAISE(ABORT, 'entry_stage: rows are only added'); END;
CREATE TRIGGER resolution_no_update BEFORE UPDATE ON resolution BEGIN SELECT RAISE(ABORT, 'resolution: rows are only added'); END;
CREATE TRIGGER resolution_no_delete BEFORE DELETE ON resolution BEGIN SELECT RAISE(ABORT, 'resolution: rows are only added'); END;
CREATE TRIGGER closure_only_in_force BEFORE UPDATE ON closure
WHEN (NEW.id, NEW.scan, NEW.entry, NEW.code, NEW.outcome, NEW.reason, NEW.person, NEW.at) IS NOT (OLD.id, OLD.scan, OLD.entry, OLD.code, OLD.outcome, OLD.reason, OLD.person, OLD.at)
BEGIN SELECT RAISE(ABORT, 'closure: only whether it is in force may change'); END;
CREATE TRIGGER closure_no_delete BEFORE DELETE ON closure BEGIN SELECT RAISE(ABORT, 'closure: rows are only added'); END;
CREATE TRIGGER step_only_state BEFORE UPDATE ON step
WHEN (NEW.id, NEW.person, NEW.at, NEW.act, NEW.scan, NEW.batch, NEW.before, NEW.after) IS NOT (OLD.id, OLD.person, OLD.at, OLD.act, OLD.scan, OLD.batch, OLD.before, OLD.after)
BEGIN SELECT RAISE(ABORT, 'step: only its state may change'); END;
CREATE TRIGGER step_no_delete BEFORE DELETE ON step BEGIN SELECT RAISE(ABORT, 'step: rows are only added'); END;
