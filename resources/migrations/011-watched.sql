-- Watched folders.

-- 1 once what lies there was taken in: a batch that grows does not look there again.
ALTER TABLE batch_path ADD COLUMN done INTEGER NOT NULL DEFAULT 0 CHECK (done IN (0, 1));
UPDATE batch_path SET done = 1 WHERE batch IN (SELECT id FROM batch WHERE state = 'taken');

-- What lay in a watched folder when it was given to a batch, and what told it from another of its name: size and time.
-- The machine's own notes, no evidence.
CREATE TABLE arrival (
  path TEXT PRIMARY KEY,
  stamp TEXT NOT NULL
) STRICT;
