-- The workspace's first schema. Rows of evidence (original, source, reading, entry and what hangs on it, the log) are
-- only ever added; the triggers at the end abort anything else.

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE TABLE person (
  code TEXT PRIMARY KEY CHECK (length(code) BETWEEN 1 AND 20),
  role TEXT NOT NULL CHECK (role IN ('volunteer', 'merger', 'auditor')),
  at TEXT NOT NULL
) STRICT;

-- Every content of a form file that was ever in use here; an entry names the very one it was typed under.
CREATE TABLE form (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  json TEXT NOT NULL CHECK (json_valid(json)),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX form_by_id ON form (id, at);

CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  region TEXT NOT NULL,
  at TEXT NOT NULL,
  person TEXT NOT NULL REFERENCES person (code),
  state TEXT NOT NULL CHECK (state IN ('taking', 'taken', 'cancelled')),
  found INTEGER NOT NULL DEFAULT 0 CHECK (found >= 0)
) STRICT;

-- The files and folders that a batch was given, so that intake goes on with them after a crash.
CREATE TABLE batch_path (
  batch INTEGER NOT NULL REFERENCES batch (id),
  n INTEGER NOT NULL CHECK (n >= 1),
  path TEXT NOT NULL,
  PRIMARY KEY (batch, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE original (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  media_type TEXT NOT NULL,
  -- Without the dot; with the hash it makes the path of the kept file.
  extension TEXT NOT NULL CHECK (extension NOT GLOB '*[^a-z0-9]*'),
  pages INTEGER NOT NULL CHECK (pages >= 1),
  at TEXT NOT NULL
) STRICT;

-- Where the bytes of an original came from; the same bytes twice are one original with two sources.
CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  original TEXT NOT NULL REFERENCES original (sha256),
  batch INTEGER NOT NULL REFERENCES batch (id),
  -- Absolute path at the time, and the name as shown: relative to the folder that was given.
  path TEXT NOT NULL,
  name TEXT NOT NULL,
  -- The name as it is searched for: SQLite itself folds the case of ASCII only.
  name_folded TEXT NOT NULL,
  -- 1 when the workspace already had these bytes.
  known INTEGER NOT NULL CHECK (known IN (0, 1)),
  at TEXT NOT NULL,
  UNIQUE (batch, path)
) STRICT;
CREATE INDEX source_by_original ON source (original, id);

CREATE TABLE intake_failure (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (id),
  path TEXT NOT NULL,
  name TEXT NOT NULL,
  reason TEXT NOT NULL,
  detail TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (batch, path)
) STRICT;

-- One page of an original.
CREATE TABLE scan (
  id INTEGER PRIMARY KEY,
  original TEXT NOT NULL REFERENCES original (sha256),
  page INTEGER NOT NULL CHECK (page >= 1),
  batch INTEGER NOT NULL REFERENCES batch (id),
  at TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('waiting', 'reading', 'unplaced', 'to-confirm', 'second-entry', 'differing',
    'flagged', 'final', 'cannot-enter')),
  -- Grows with every audited change.
  version INTEGER NOT NULL DEFAULT 0 CHECK (version >= 0),
  form TEXT,
  region TEXT NOT NULL,
  station INTEGER CHECK (station BETWEEN 0 AND 99999),
  score REAL CHECK (score BETWEEN 0 AND 1),
  -- Why the machine could not place the page; null once it, or a person, has.
  refused TEXT,
  -- The latest of each; older ones stay.
  reading INTEGER REFERENCES reading (id),
  entry INTEGER REFERENCES entry (id),
  refusal INTEGER REFERENCES refusal (id),
  UNIQUE (original, page),
  CHECK (status <> 'unplaced' OR refused IS NOT NULL),
  CHECK (status NOT IN ('to-confirm', 'second-entry', 'differing', 'flagged', 'final') OR form IS NOT NULL),
  CHECK (status NOT IN ('flagged', 'final') OR entry IS NOT NULL),
  CHECK (status <> 'cannot-enter' OR refusal IS NOT NULL)
) STRICT;
CREATE INDEX scan_by_status ON scan (status, batch, id);
CREATE INDEX scan_by_batch ON scan (batch, id);

-- The machine's work on a scan: the one table that is written without an audit event.
CREATE TABLE job (
  scan INTEGER PRIMARY KEY REFERENCES scan (id),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'reading', 'done', 'failed')),
  -- How often the page was begun since it was queued; a page that ends the process twice is not begun again.
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  error TEXT,
  ms REAL CHECK (ms >= 0)
) STRICT;
CREATE INDEX job_by_state ON job (state, scan);

CREATE TABLE reading (
  id INTEGER PRIMARY KEY,
  scan INTEGER NOT NULL REFERENCES scan (id),
  at TEXT NOT NULL,
  -- Which version of the machine read.
  reader TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('read', 'unplaced', 'not-a-protocol', 'failed')),
  form TEXT,
  form_version INTEGER,
  reason TEXT,
  score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
  ms REAL NOT NULL CHECK (ms >= 0),
  -- The whole PageExtraction.
  json TEXT NOT NULL CHECK (json_valid(json))
) STRICT;
CREATE INDEX reading_by_scan ON reading (scan, id);

-- What a person confirmed on a scan, all at once.
CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  scan INTEGER NOT NULL REFERENCES scan (id),
  person TEXT NOT NULL REFERENCES person (code),
  at TEXT NOT NULL,
  form TEXT NOT NULL,
  form_sha256 TEXT NOT NULL REFERENCES form (sha256),
  region TEXT NOT NULL,
  note TEXT NOT NULL,
  -- Version of the rules that its flags come from.
  rule_set INTEGER NOT NULL,
  -- The reading that the person had before them.
  reading INTEGER REFERENCES reading (id)
) STRICT;
CREATE INDEX entry_by_scan ON entry (scan, id);

CREATE TABLE entry_value (
  entry INTEGER NOT NULL REFERENCES entry (id),
  field TEXT NOT NULL,
  value INTEGER CHECK (value BETWEEN 0 AND 99999),
  state TEXT NOT NULL CHECK (state IN ('number', 'dash', 'filler', 'blank', 'illegible')),
  corrected INTEGER NOT NULL CHECK (corrected IN (0, 1)),
  PRIMARY KEY (entry, field),
  CHECK ((value IS NULL) = (state IN ('blank', 'illegible'))),
  CHECK (state NOT IN ('dash', 'filler') OR value = 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE entry_mark (
  entry INTEGER NOT NULL REFERENCES entry (id),
  mark TEXT NOT NULL,
  present INTEGER NOT NULL CHECK (present IN (0, 1)),
  PRIMARY KEY (entry, mark)
) STRICT, WITHOUT ROWID;

-- The rules that an entry does not meet, as they were evaluated when it was saved.
CREATE TABLE flag (
  entry INTEGER NOT NULL REFERENCES entry (id),
  n INTEGER NOT NULL CHECK (n >= 1),
  code TEXT NOT NULL CHECK (code GLOB '[FW][0-9][0-9][0-9]'),
  severity TEXT NOT NULL CHECK (severity IN ('error', 'warning')),
  fields TEXT NOT NULL CHECK (json_valid(fields)),
  params TEXT NOT NULL CHECK (json_valid(params)),
  formula TEXT NOT NULL,
  difference INTEGER,
  -- 1 when the person ticked the warning on saving.
  ticked INTEGER NOT NULL CHECK (ticked IN (0, 1)),
  PRIMARY KEY (entry, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX flag_by_code ON flag (code, entry);

-- A person's finding that a scan cannot be entered.
CREATE TABLE refusal (
  id INTEGER PRIMARY KEY,
  scan INTEGER NOT NULL REFERENCES scan (id),
  person TEXT NOT NULL REFERENCES person (code),
  at TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('not-a-protocol', 'wrong-station', 'page-missing', 'unreadable', 'annulled', 'other')),
  note TEXT NOT NULL
) STRICT;

-- hash = SHA-256 of prev, seq, at, person, act, scan and detail, joined by line feeds (README, "The audit log").
CREATE TABLE audit_log (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  person TEXT NOT NULL,
  act TEXT NOT NULL,
  scan INTEGER REFERENCES scan (id),
  detail TEXT NOT NULL CHECK (json_valid(detail)),
  prev TEXT NOT NULL CHECK (length(prev) = 64),
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
  CHECK (instr(at || person || act || detail, char(10)) = 0)
) STRICT;

-- Which events touched which scans; derived from the log, for looking them up.
CREATE TABLE audit_scan (
  scan INTEGER NOT NULL REFERENCES scan (id),
  seq INTEGER NOT NULL REFERENCES audit_log (seq),
  PRIMARY KEY (scan, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER audit_log_in_order BEFORE INSERT ON audit_log
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM audit_log)
  OR NEW.prev <> coalesce((SELECT hash FROM audit_log ORDER BY seq DESC LIMIT 1), '0000000000000000000000000000000000000000000000000000000000000000')
BEGIN SELECT RAISE(ABORT, 'audit_log: rows follow each other'); END;

CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log BEGIN SELECT RAISE(ABORT, 'audit_log: rows are only added'); END;
CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log BEGIN SELECT RAISE(ABORT, 'audit_log: rows are only added'); END;
CREATE TRIGGER audit_scan_no_update BEFORE UPDATE ON audit_scan BEGIN SELECT RAISE(ABORT, 'audit_scan: rows are only added'); END;
CREATE TRIGGER audit_scan_no_delete BEFORE DELETE ON audit_scan BEGIN SELECT RAISE(ABORT, 'audit_scan: rows are only added'); END;
CREATE TRIGGER form_no_update BEFORE UPDATE ON form BEGIN SELECT RAISE(ABORT, 'form: rows are only added'); END;
CREATE TRIGGER form_no_delete BEFORE DELETE ON form BEGIN SELECT RAISE(ABORT, 'form: rows are only added'); END;
CREATE TRIGGER original_no_update BEFORE UPDATE ON original BEGIN SELECT RAISE(ABORT, 'original: rows are only added'); END;
CREATE TRIGGER original_no_delete BEFORE DELETE ON original BEGIN SELECT RAISE(ABORT, 'original: rows are only added'); END;
CREATE TRIGGER source_no_update BEFORE UPDATE ON source BEGIN SELECT RAISE(ABORT, 'source: rows are only added'); END;
CREATE TRIGGER source_no_delete BEFORE DELETE ON source BEGIN SELECT RAISE(ABORT, 'source: rows are only added'); END;
CREATE TRIGGER intake_failure_no_update BEFORE UPDATE ON intake_failure BEGIN SELECT RAISE(ABORT, 'intake_failure: rows are only added'); END;
CREATE TRIGGER intake_failure_no_delete BEFORE DELETE ON intake_failure BEGIN SELECT RAISE(ABORT, 'intake_failure: rows are only added'); END;
CREATE TRIGGER reading_no_update BEFORE UPDATE ON reading BEGIN SELECT RAISE(ABORT, 'reading: rows are only added'); END;
CREATE TRIGGER reading_no_delete BEFORE DELETE ON reading BEGIN SELECT RAISE(ABORT, 'reading: rows are only added'); END;
CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entry: rows are only added'); END;
CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entry: rows are only added'); END;
CREATE TRIGGER entry_value_no_update BEFORE UPDATE ON entry_value BEGIN SELECT RAISE(ABORT, 'entry_value: rows are only added'); END;
CREATE TRIGGER entry_value_no_delete BEFORE DELETE ON entry_value BEGIN SELECT RAISE(ABORT, 'entry_value: rows are only added'); END;
CREATE TRIGGER entry_mark_no_update BEFORE UPDATE ON entry_mark BEGIN SELECT RAISE(ABORT, 'entry_mark: rows are only added'); END;
CREATE TRIGGER entry_mark_no_delete BEFORE DELETE ON entry_mark BEGIN SELECT RAISE(ABORT, 'entry_mark: rows are only added'); END;
CREATE TRIGGER flag_no_update BEFORE UPDATE ON flag BEGIN SELECT RAISE(ABORT, 'flag: rows are only added'); END;
CREATE TRIGGER flag_no_delete BEFORE DELETE ON flag BEGIN SELECT RAISE(ABORT, 'flag: rows are only added'); END;
CREATE TRIGGER refusal_no_update BEFORE UPDATE ON refusal BEGIN SELECT RAISE(ABORT, 'refusal: rows are only added'); END;
CREATE TRIGGER refusal_no_delete BEFORE DELETE ON refusal BEGIN SELECT RAISE(ABORT, 'refusal: rows are only added'); END;
