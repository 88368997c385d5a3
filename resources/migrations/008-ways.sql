-- More ways in: what came with a picture in a chat or a mail, and what kinds of sources a batch held.

-- The message that brought a file. People stand in it as codes; whom a code means is nowhere in this database.
CREATE TABLE message (
  source INTEGER PRIMARY KEY REFERENCES source (id),
  kind TEXT NOT NULL CHECK (kind IN ('telegram', 'mail')),
  -- Its number in the chat; null for a mail.
  number INTEGER,
  -- Null where the message does not say.
  sender TEXT,
  -- Who it was forwarded from.
  forwarded TEXT,
  -- ISO 8601: in UTC with Z, or the sender's local time without a zone where that is all that is told.
  sent_at TEXT,
  -- Without names, handles, addresses and long numbers.
  caption TEXT NOT NULL,
  -- The station's number that the caption names; a proposal, never a value.
  station INTEGER CHECK (station BETWEEN 0 AND 99999)
) STRICT;

CREATE TABLE recognised (
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch (id),
  kind TEXT NOT NULL CHECK (kind IN ('telegram', 'mail', 'zip', 'watched')),
  UNIQUE (batch, kind)
) STRICT;

CREATE TRIGGER message_no_update BEFORE UPDATE ON message BEGIN SELECT RAISE(ABORT, 'message: rows are only added'); END;
CREATE TRIGGER message_no_delete BEFORE DELETE ON message BEGIN SELECT RAISE(ABORT, 'message: rows are only added'); END;
CREATE TRIGGER recognised_no_update BEFORE UPDATE ON recognised BEGIN SELECT RAISE(ABORT, 'recognised: rows are only added'); END;
CREATE TRIGGER recognised_no_delete BEFORE DELETE ON recognised BEGIN SELECT RAISE(ABORT, 'recognised: rows are only added'); END;
