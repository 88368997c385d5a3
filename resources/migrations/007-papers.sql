-- Which pictures show one paper, and which papers are documents about a protocol. Pictures are named by the SHA-256 of their
-- file and the page in it, so that what was said here holds in every workspace. What counts of several sayings about one
-- thing is the one with the greatest n (shared/protocol/copies.ts, documents.ts).

CREATE TABLE joining (
  id INTEGER PRIMARY KEY,
  -- The pair has no order: the lesser name stands first.
  one_sha256 TEXT NOT NULL CHECK (length(one_sha256) = 64),
  one_page INTEGER NOT NULL CHECK (one_page >= 1),
  other_sha256 TEXT NOT NULL CHECK (length(other_sha256) = 64),
  other_page INTEGER NOT NULL CHECK (other_page >= 1),
  -- 1: they show one paper; 0: they do not; null: what was said before is taken back.
  joined INTEGER CHECK (joined IN (0, 1)),
  -- 1 + the greatest that the workspace had seen for the pair.
  n INTEGER NOT NULL CHECK (n >= 1),
  workspace TEXT NOT NULL,
  person TEXT NOT NULL,
  at TEXT NOT NULL,
  -- 0 while only undone merges brought it.
  in_force INTEGER NOT NULL DEFAULT 1 CHECK (in_force IN (0, 1)),
  CHECK ((one_sha256, one_page) < (other_sha256, other_page))
) STRICT;
CREATE UNIQUE INDEX joining_once ON joining (one_sha256, one_page, other_sha256, other_page, n, workspace, coalesce(joined, 2), at);

CREATE TABLE linking (
  id INTEGER PRIMARY KEY,
  document_sha256 TEXT NOT NULL CHECK (length(document_sha256) = 64),
  document_page INTEGER NOT NULL CHECK (document_page >= 1),
  -- What it is about: a picture of a protocol, or a station whose protocol is not here.
  to_sha256 TEXT CHECK (length(to_sha256) = 64),
  to_page INTEGER CHECK (to_page >= 1),
  to_election TEXT,
  to_region TEXT,
  to_station INTEGER CHECK (to_station BETWEEN 0 AND 99999),
  kind TEXT NOT NULL CHECK (kind IN ('amendment', 'annulment', 'explanation')),
  -- 1: it is; 0: taken back.
  linked INTEGER NOT NULL CHECK (linked IN (0, 1)),
  n INTEGER NOT NULL CHECK (n >= 1),
  workspace TEXT NOT NULL,
  person TEXT NOT NULL,
  at TEXT NOT NULL,
  in_force INTEGER NOT NULL DEFAULT 1 CHECK (in_force IN (0, 1)),
  CHECK ((to_sha256 IS NULL) = (to_page IS NULL)),
  CHECK ((to_sha256 IS NULL) = (to_station IS NOT NULL)),
  CHECK ((to_station IS NULL) = (to_election IS NULL) AND (to_station IS NULL) = (to_region IS NULL))
) STRICT;
CREATE UNIQUE INDEX linking_once ON linking (document_sha256, document_page, coalesce(to_sha256, ''), coalesce(to_page, 0),
  coalesce(to_election, ''), coalesce(to_region, ''), coalesce(to_station, -1), n, workspace, linked, kind, at);

-- How sharp a page was taken, so that the best picture of a copy is found without parsing readings.
CREATE INDEX reading_scale ON reading (id, json_extract(json, '$.placement.pxPerMm'));

CREATE TRIGGER joining_only_in_force BEFORE UPDATE ON joining
WHEN (NEW.id, NEW.one_sha256, NEW.one_page, NEW.other_sha256, NEW.other_page, NEW.joined, NEW.n, NEW.workspace, NEW.person, NEW.at)
  IS NOT (OLD.id, OLD.one_sha256, OLD.one_page, OLD.other_sha256, OLD.other_page, OLD.joined, OLD.n, OLD.workspace, OLD.person, OLD.at)
BEGIN SELECT RAISE(ABORT, 'joining: only whether it is in force may change'); END;
CREATE TRIGGER joining_no_delete BEFORE DELETE ON joining BEGIN SELECT RAISE(ABORT, 'joining: rows are only added'); END;
CREATE TRIGGER linking_only_in_force BEFORE UPDATE ON linking
WHEN (NEW.id, NEW.document_sha256, NEW.document_page, NEW.to_sha256, NEW.to_page, NEW.to_election, NEW.to_region, NEW.to_station, NEW.kind, NEW.linked, NEW.n, NEW.workspace, NEW.person, NEW.at)
  IS NOT (OLD.id, OLD.document_sha256, OLD.document_page, OLD.to_sha256, OLD.to_page, OLD.to_election, OLD.to_region, OLD.to_station, OLD.kind, OLD.linked, OLD.n, OLD.workspace, OLD.person, OLD.at)
BEGIN SELECT RAISE(ABORT, 'linking: only whether it is in force may change'); END;
CREATE TRIGGER linking_no_delete BEFORE DELETE ON linking BEGIN SELECT RAISE(ABORT, 'linking: rows are only added'); END;
