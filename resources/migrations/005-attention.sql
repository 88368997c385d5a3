-- The attention check, and who has practised the keys.

-- What came of a number that was laid before a person on purpose; at most one a protocol.
CREATE TABLE attention (
  scan INTEGER PRIMARY KEY REFERENCES scan (id),
  person TEXT NOT NULL REFERENCES person (code),
  field TEXT NOT NULL,
  planted INTEGER NOT NULL CHECK (planted BETWEEN 0 AND 99999),
  outcome TEXT NOT NULL CHECK (outcome IN ('caught', 'missed')),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX attention_by_person ON attention (person, outcome);

-- A person went through the practice protocols to their end.
CREATE TABLE practice (
  id INTEGER PRIMARY KEY,
  person TEXT NOT NULL REFERENCES person (code),
  -- Rows entered otherwise than they stand on the paper.
  mistakes INTEGER NOT NULL CHECK (mistakes >= 0),
  at TEXT NOT NULL
) STRICT;
CREATE INDEX practice_by_person ON practice (person, id);

CREATE TRIGGER attention_no_update BEFORE UPDATE ON attention BEGIN SELECT RAISE(ABORT, 'attention: rows are only added'); END;
CREATE TRIGGER attention_no_delete BEFORE DELETE ON attention BEGIN SELECT RAISE(ABORT, 'attention: rows are only added'); END;
CREATE TRIGGER practice_no_update BEFORE UPDATE ON practice BEGIN SELECT RAISE(ABORT, 'practice: rows are only added'); END;
CREATE TRIGGER practice_no_delete BEFORE DELETE ON practice BEGIN SELECT RAISE(ABORT, 'practice: rows are only added'); END;
