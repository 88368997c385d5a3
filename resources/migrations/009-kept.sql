-- Nothing is ever deleted from a workspace, and of rows that change only what may change does: the rest of the triggers.

CREATE TRIGGER meta_same_row BEFORE UPDATE ON meta WHEN NEW.key IS NOT OLD.key
BEGIN SELECT RAISE(ABORT, 'meta: its key stays'); END;
CREATE TRIGGER person_same_row BEFORE UPDATE ON person WHEN (NEW.code, NEW.at) IS NOT (OLD.code, OLD.at)
BEGIN SELECT RAISE(ABORT, 'person: only the role may change'); END;
CREATE TRIGGER batch_same_row BEFORE UPDATE ON batch WHEN (NEW.id, NEW.name, NEW.region, NEW.at, NEW.person) IS NOT (OLD.id, OLD.name, OLD.region, OLD.at, OLD.person)
BEGIN SELECT RAISE(ABORT, 'batch: only how far it is may change'); END;
CREATE TRIGGER scan_same_row BEFORE UPDATE ON scan WHEN (NEW.id, NEW.original, NEW.page, NEW.batch, NEW.at) IS NOT (OLD.id, OLD.original, OLD.page, OLD.batch, OLD.at)
BEGIN SELECT RAISE(ABORT, 'scan: which page it is stays'); END;
CREATE TRIGGER hand_same_row BEFORE UPDATE ON hand WHEN NEW.batch IS NOT OLD.batch
BEGIN SELECT RAISE(ABORT, 'hand: its batch stays'); END;
CREATE TRIGGER team_same_row BEFORE UPDATE ON team WHEN NEW.workspace IS NOT OLD.workspace
BEGIN SELECT RAISE(ABORT, 'team: only the name may change'); END;
CREATE TRIGGER withdrawn_same_row BEFORE UPDATE ON withdrawn WHEN NEW.scan IS NOT OLD.scan
BEGIN SELECT RAISE(ABORT, 'withdrawn: only whether it is in force may change'); END;
CREATE TRIGGER away_same_row BEFORE UPDATE ON away WHEN NEW.original IS NOT OLD.original
BEGIN SELECT RAISE(ABORT, 'away: only whether it is in force may change'); END;
CREATE TRIGGER batch_path_no_update BEFORE UPDATE ON batch_path BEGIN SELECT RAISE(ABORT, 'batch_path: rows are only added'); END;
CREATE TRIGGER meta_no_delete BEFORE DELETE ON meta BEGIN SELECT RAISE(ABORT, 'meta: rows are only added'); END;
CREATE TRIGGER person_no_delete BEFORE DELETE ON person BEGIN SELECT RAISE(ABORT, 'person: rows are only added'); END;
CREATE TRIGGER batch_no_delete BEFORE DELETE ON batch BEGIN SELECT RAISE(ABORT, 'batch: rows are only added'); END;
CREATE TRIGGER batch_path_no_delete BEFORE DELETE ON batch_path BEGIN SELECT RAISE(ABORT, 'batch_path: rows are only added'); END;
CREATE TRIGGER scan_no_delete BEFORE DELETE ON scan BEGIN SELECT RAISE(ABORT, 'scan: rows are only added'); END;
CREATE TRIGGER hand_no_delete BEFORE DELETE ON hand BEGIN SELECT RAISE(ABORT, 'hand: rows are only added'); END;
