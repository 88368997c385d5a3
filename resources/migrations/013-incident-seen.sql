-- An act of violation that comes in from another workspace's table tells which versions it went through there: what comes
-- later is known for newer, older, or told apart from what was changed here.

-- Keys of versions between the one before and this one, which are not here, as a JSON array (electron/count/incident-keys.ts).
ALTER TABLE incident_version ADD COLUMN seen TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(seen));
