-- Watched folders.

-- Paths of a batch whose files were all taken in: when the batch grows, nobody looks there again.
CREATE TABLE walked (
  batch INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (batch, n),
  FOREIGN KEY (batch, n) REFERENCES batch_path (batch, n)
) STRICT, WITHOUT ROWID;

-- What lay in a watched folder when it was last given to a batch: size and time tell it from what bears its name later.
CREATE TABLE arrival (
  path TEXT PRIMARY KEY,
  stamp TEXT NOT NULL
) STRICT;

CREATE TRIGGER walked_no_update BEFORE UPDATE ON walked BEGIN SELECT RAISE(ABORT, 'walked: rows are only added'); END;
CREATE TRIGGER walked_no_delete BEFORE DELETE ON walked BEGIN SELECT RAISE(ABORT, 'walked: rows are only added'); END;
CREATE TRIGGER arrival_same_row BEFORE UPDATE ON arrival WHEN NEW.path IS NOT OLD.path BEGIN SELECT RAISE(ABORT, 'arrival: only the stamp may change'); END;
CREATE TRIGGER arrival_no_delete BEFORE DELETE ON arrival BEGIN SELECT RAISE(ABORT, 'arrival: rows are only added'); END;
