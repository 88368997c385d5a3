-- Where a person said that a page lies in its picture: the latest row of a scan is what the machine begins with.
CREATE TABLE placing (
  id INTEGER PRIMARY KEY,
  scan INTEGER NOT NULL REFERENCES scan (id),
  person TEXT NOT NULL REFERENCES person (code),
  at TEXT NOT NULL,
  form TEXT NOT NULL,
  -- [[x, y], ...]: px of the picture after EXIF orientation; top left, top right, bottom right, bottom left of the page.
  corners TEXT NOT NULL CHECK (json_valid(corners) AND json_array_length(corners) = 4)
) STRICT;
CREATE INDEX placing_by_scan ON placing (scan, id);

CREATE TRIGGER placing_no_update BEFORE UPDATE ON placing BEGIN SELECT RAISE(ABORT, 'placing: rows are only added'); END;
CREATE TRIGGER placing_no_delete BEFORE DELETE ON placing BEGIN SELECT RAISE(ABORT, 'placing: rows are only added'); END;
