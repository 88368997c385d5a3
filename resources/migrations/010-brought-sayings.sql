-- What merges brought of pictures joined and documents linked, that which was here already included.
CREATE TABLE brought_saying (
  merge INTEGER NOT NULL REFERENCES merge (id),
  kind TEXT NOT NULL CHECK (kind IN ('joining', 'linking')),
  ref INTEGER NOT NULL,
  PRIMARY KEY (merge, kind, ref)
) STRICT, WITHOUT ROWID;
CREATE INDEX brought_saying_by_ref ON brought_saying (kind, ref, merge);

CREATE TRIGGER brought_saying_no_update BEFORE UPDATE ON brought_saying BEGIN SELECT RAISE(ABORT, 'brought_saying: rows are only added'); END;
CREATE TRIGGER brought_saying_no_delete BEFORE DELETE ON brought_saying BEGIN SELECT RAISE(ABORT, 'brought_saying: rows are only added'); END;
