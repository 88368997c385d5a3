import { close } from '../../../electron/review/correct.ts';
import { cannotEnter, reopen } from '../../../electron/review/decide.ts';
import { joinPapers, keepApart, linkDocument } from '../../../electron/review/papers.ts';
import { save } from '../../../electron/review/save.ts';
import { saveSecond } from '../../../electron/review/second.ts';
import { undo } from '../../../electron/review/undo.ts';
import { factsOf } from '../../../electron/exchange/facts-of-workspace.ts';
import { mergeFiles } from '../../../electron/merge/index.ts';
import { writeMeta } from '../../../electron/store/meta.ts';
import type { Store } from '../../../electron/store/open.ts';
import { putPerson } from '../../../electron/store/people.ts';
import { findScan } from '../../../electron/store/scans.ts';
import { scanById } from '../../../electron/review/state.ts';
import { scanOfPicture } from '../../../electron/store/pictures.ts';
import type { EntryMode } from '../../../shared/protocol/status.ts';
import type { FieldValues } from '../../../shared/protocol/values.ts';
import { fileOf } from '../../support/memory-workspace.ts';
import { randomFrom } from '../../support/random.ts';
import { bookA, extractionA, formA, marksA, readScan, seed, valuesA } from '../../support/seed.ts';
import { throwAwayFolder, throwAwayStore } from '../../support/workspace-folder.ts';

const [v1, v2] = [
  { code: 'V1', role: 'volunteer' },
  { code: 'V2', role: 'volunteer' },
] as const;
const auditor = { code: 'K1', role: 'auditor' } as const;

/** How regions are written on protocols, and under which key each is counted; each station keeps to one of them. */
export const spellings: readonly (readonly [key: string, ...written: string[]])[] = [
  ['almaty-city', 'Алматы', 'г. Алматы', 'АЛМАТЫ  қаласы', 'Almaty city'],
  ['atyrau', 'Атырауская область', 'Атырау', 'atyrau'],
  ['жаңаөзен', 'Жаңаөзен', '«ЖАҢАӨЗЕН»'],
  ['', ''],
];
const STATIONS = 24;

/** A workspace whose people have gone on with it; scans count from 1, as they were taken in. */
interface Work {
  store: Store;
  confirm(scan: number, station: number | null, values: FieldValues): void;
  audit: ReturnType<typeof seed>['audit'];
}

const seenOf = ({ audit }: Work, scan: number) => ({
  scan,
  version: findScan(audit.read, scan)?.version ?? 0,
});
const whole = { form: formA.id, marks: marksA, note: '', ticked: [], asPaper: null };

/** A workspace with so many pictures, read; pictures of one number are the same in every such workspace. */
function workspaceWith(id: string, pictures: number, folder?: string): Work {
  const store = throwAwayStore(folder);
  const { audit, scans } = seed(store, pictures);
  const score = randomFrom(7);
  for (const scan of scans) readScan(store, audit, scan, extractionA({ score: 0.71 + 0.28 * score() }));
  audit.change({ person: 'A1', act: 'workspace.configured' }, (db, { at }) => {
    writeMeta(db, 'id', id);
    writeMeta(db, 'name', id);
    writeMeta(db, 'forms', [formA.id]);
    writeMeta(db, 'entry', { mode: 'once', sharePct: 0 });
    for (const person of [v1, v2, auditor, { code: 'M1', role: 'merger' } as const])
      putPerson(db, person, at);
  });
  const work: Work = {
    store,
    audit,
    confirm(scan, station, values) {
      const [, ...written] = spellings[(station ?? 0) % spellings.length] ?? [''];
      save(audit, bookA, v1, {
        ...whole,
        ...seenOf(work, scan),
        region: written[scan % written.length] ?? '',
        values: {
          ...values,
          station: { value: station, state: station === null ? 'blank' : 'number', corrected: false },
        },
      });
    },
  };
  return work;
}

/** Some figures: most protocols add up, some do not, in some a row is blank or illegible. */
function figures(dice: () => number): FieldValues {
  const moved = Math.floor(40 * dice());
  const values = valuesA({
    votes_tokayev: 94 + moved,
    votes_kossanov: 51 - moved,
    registered: 212 + moved,
    received: 212 + moved,
    unused: 27 + moved,
    ...(dice() < 0.3 ? { voted: 184 } : {}),
  });
  const unknown = ['votes_tugel', 'invalid', 'registered', 'votes_kossanov'][Math.floor(4 * dice())] ?? '';
  const state = dice() < 0.5 ? 'blank' : 'illegible';
  return dice() < 0.4 ? values : { ...values, [unknown]: { value: null, state, corrected: false } };
}

/**
 * Builds a workspace in which all stands beside what counts that must not count, or not twice: pictures of one paper, papers that
 * differ, open and closed errors, protocols that await their second entry or whose entries differ, reopened and refused ones,
 * annulled ones, one without a station, what a merge brought, and what an undone merge brought. Answers its folder; nobody has it open.
 */
export function muddledWorkspace(): string {
  const folder = throwAwayFolder();
  const here = workspaceWith('here', 60, folder);
  const dice = randomFrom(2019);
  for (let scan = 1; scan <= 32; scan++) here.confirm(scan, scan % STATIONS, figures(dice));
  sayOfPapers(here);
  const plan = (mode: EntryMode) =>
    here.audit.change({ person: 'A1', act: 'workspace.configured' }, (db) =>
      writeMeta(db, 'entry', { mode, sharePct: 0 }),
    );
  plan('twice');
  for (const scan of [37, 38, 39, 40]) here.confirm(scan, scan % STATIONS, figures(dice));
  for (const scan of [38, 39])
    saveSecond(here.audit, bookA, v2, {
      ...seenOf(here, scan),
      form: formA.id,
      values: valuesA({ station: scan % STATIONS, registered: 999 }),
      note: '',
    });
  plan('once');
  here.confirm(41, null, figures(dice));
  here.confirm(42, 18, figures(dice));
  reopen(here.audit, v1, seenOf(here, 42));
  closeSome(here);
  mergeTeam(here, 'team one', 64, [30, 31, 43, 44, 45, 61, 62, 63, 64], dice);
  mergeTeam(here, 'team two', 70, [46, 47, 65, 66, 67, 68, 69, 70], dice);
  if (undo(here.audit, 'M1')?.act !== 'merge.done') throw new Error('the second merge was not undone');
  here.store.close();
  return folder;
}

/** Pictures that show one paper, that do not, and one that annuls another. */
function sayOfPapers({ audit }: Work): void {
  const act = (scan: number) => ({ person: 'V1', scan });
  // Pictures 24 apart are of one station: two of one paper, three of one, and one that was taken out again.
  joinPapers(audit, act(1), 25);
  joinPapers(audit, act(2), 26);
  joinPapers(audit, act(26), 50);
  joinPapers(audit, act(3), 51);
  keepApart(audit, act(4), 28);
  cannotEnter(audit, v1, { scan: 60, version: 1, reason: 'not-a-protocol', note: '' });
  const { original, page } = scanById(audit.read, 27);
  linkDocument(audit, act(60), { picture: { sha256: original, page } }, 'annulment');
}

/** An auditor closes an error of every other flagged protocol, and of one station that its papers differ. */
function closeSome(here: Work): void {
  const { audit } = here;
  const flagged = audit.read.all<{ id: number }>(`SELECT id FROM scan WHERE status = 'flagged' ORDER BY id`);
  for (const { id } of flagged.filter((_, index) => index % 2 === 0))
    close(audit, auditor, {
      ...seenOf(here, id),
      code: 'F401',
      outcome: 'as-on-paper',
      reason: 'so it stands',
    });
  for (const scan of [5, 29])
    close(audit, auditor, {
      ...seenOf(here, scan),
      code: 'F502',
      outcome: 'not-an-error',
      reason: 'two forms',
    });
}

/** Another team that has some of the same pictures confirms its share; its workbook is merged. */
function mergeTeam(
  here: Work,
  id: string,
  pictures: number,
  own: readonly number[],
  dice: () => number,
): void {
  const team = workspaceWith(id, pictures);
  for (const scan of own) team.confirm(scan, scan % STATIONS, figures(dice));
  const facts = factsOf(team.audit.read);
  mergeFiles(here.audit, [fileOf({ ...facts, copies: [...facts.copies] })], {
    person: 'M1',
    name: id,
    kept: new Set(),
    dryRun: false,
  });
  const [first] = facts.copies;
  if (first && scanOfPicture(here.audit.read, first.picture) === undefined)
    throw new Error(`${id} brought nothing`);
}
