-- What rules between protocols need of a reading, so that 30,000 of them are not parsed each time: a covering index.
CREATE INDEX reading_between ON reading (id, status, form, form_version, score, json_extract(json, '$.formPage'), json_extract(json, '$.ink'));
