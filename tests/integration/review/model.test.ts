import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAudit } from '../../../electron/audit/change.ts';
import { verify } from '../../../electron/audit/verify.ts';
import { close, correct } from '../../../electron/review/correct.ts';
import { cannotEnter, reopen } from '../../../electron/review/decide.ts';
import { differencesOf, resolve } from '../../../electron/review/resolve.ts';
import { save } from '../../../electron/review/save.ts';
import { saveSecond } from '../../../electron/review/second.ts';
import { redo, undo } from '../../../electron/review/undo.ts';
import { writeMeta } from '../../../electron/store/meta.ts';
import { putPerson } from '../../../electron/store/people.ts';
import { findScan } from '../../../electron/store/scans.ts';
import type { Store } from '../../../electron/store/open.ts';
import { rowCount } from '../../../electron/store/witness.ts';
import { HattamaError } from '../../../shared/api/result.ts';
import type { EntryMode, Role, ScanStatus } from '../../../shared/protocol/status.ts';
import { bookA, formA, marksA, readScan, seed, valuesA } from '../../support/seed.ts';
import { testClock, throwAwayFolder, throwAwayStore } from '../../support/workspace-folder.ts';

/**
 * Random acts, legal and illegal, of four people on a real workspace, held against a model of it written anew here: what each
 * act comes to, or what forbids it, whatever came before; undo and redo in between, and the workspace closed and opened again.
 */

/** Two candidates' votes; the protocol adds up when they are 96 together. */
interface Votes {
  tokayev: number;
  tugel: number;
}
const fails = ({ tokayev, tugel }: Votes) => tokayev + tugel !== 96;
const same = (a: Votes, b: Votes) => a.tokayev === b.tokayev && a.tugel === b.tugel;

interface ModelEntry extends Votes {
  person: string;
  /** Everyone behind it but the second person who agreed with it. */
  behind: readonly string[];
  /** The entry it is compared with. */
  other: number | null;
}

/** What undo brings back. */
interface Standing {
  status: ScanStatus;
  entry: number | null;
  /** Number of the refusal that holds, or held last. */
  refusal: number | null;
  closed: readonly string[];
}

interface Step {
  scan: number;
  before: string;
  after: string;
}

interface Model {
  mode: EntryMode;
  scans: Standing[];
  entries: ModelEntry[];
  refusals: number;
  /** Seconds that agreed, by the entry they agreed with. */
  agreed: Map<number, string[]>;
  /** By person. */
  done: Map<string, Step[]>;
  undone: Map<string, Step[]>;
}

interface Real {
  folder: string;
  store: Store;
  scans: number[];
}

const people = [
  { code: 'V1', role: 'volunteer' },
  { code: 'V2', role: 'volunteer' },
  { code: 'M1', role: 'merger' },
  { code: 'K1', role: 'auditor' },
] as const;
type Person = { code: string; role: Role };
const audited = (real: Real) => createAudit(real.store, testClock);

/** What an act answers: the status that the scan has then, or what forbids it. */
function outcome(work: () => { status: ScanStatus | null } | null): string {
  try {
    return work()?.status ?? 'nothing';
  } catch (error) {
    if (!(error instanceof HattamaError)) throw error;
    return String(error.params['problem'] ?? error.reference);
  }
}

const notOpen: Partial<Record<ScanStatus, string>> = {
  'second-entry': 'awaits-second-entry',
  differing: 'entries-differ',
  flagged: 'already-confirmed',
  final: 'already-confirmed',
  'cannot-enter': 'cannot-be-entered',
};
const isConfirmed = (status: ScanStatus) => status === 'flagged' || status === 'final';

/** The model's answer to an act: a new standing, or what forbids it. */
type Answer = Partial<Standing> | string;

abstract class Act implements fc.Command<Model, Real> {
  readonly person: Person;
  readonly index: number;
  constructor(person: Person, index: number) {
    this.person = person;
    this.index = index;
  }
  check = () => true;
  protected abstract expect(model: Model, scan: Standing): Answer;
  protected abstract act(real: Real, scan: number, version: number): { status: ScanStatus | null } | null;

  run(model: Model, real: Real): void {
    const scan = model.scans[this.index] as Standing;
    const before = JSON.stringify(scan);
    const answer = this.expect(model, scan);
    const id = real.scans[this.index] ?? 0;
    const version = findScan(real.store.read, id)?.version ?? 0;
    const got = outcome(() => this.act(real, id, version));
    if (typeof answer === 'string') return expect(got, this.toString()).toBe(answer);
    Object.assign(scan, answer);
    expect(got, this.toString()).toBe(scan.status);
    const step = { scan: this.index, before, after: JSON.stringify(scan) };
    model.done.set(this.person.code, [...(model.done.get(this.person.code) ?? []), step]);
    model.undone.set(this.person.code, []);
  }
  toString = () => `${this.constructor.name} by ${this.person.code} on ${this.index}`;
}

function entered(model: Model, entry: ModelEntry): number {
  model.entries.push(entry);
  return model.entries.length - 1;
}
const entryOf = (model: Model, scan: Standing) => model.entries[scan.entry ?? -1] as ModelEntry;
const input = (scan: number, version: number, votes: Votes) => ({
  scan,
  version,
  form: formA.id,
  region: 'Алматы',
  values: valuesA({ votes_tokayev: votes.tokayev, votes_tugel: votes.tugel }),
  marks: marksA,
  note: '',
  ticked: [],
  asPaper: null,
});

class Save extends Act {
  readonly votes: Votes;
  constructor(person: Person, index: number, votes: Votes) {
    super(person, index);
    this.votes = votes;
  }
  expect(model: Model, { status }: Standing): Answer {
    if (status !== 'to-confirm') return notOpen[status] ?? '';
    const failed = fails(this.votes);
    const { code } = this.person;
    const entry = entered(model, { ...this.votes, person: code, behind: [code], other: null });
    const twice = model.mode === 'twice' || (model.mode === 'sampled' && failed);
    return { entry, status: twice ? 'second-entry' : failed ? 'flagged' : 'final' };
  }
  act = (real: Real, scan: number, version: number) =>
    save(audited(real), bookA, this.person, input(scan, version, this.votes));
}

class Second extends Save {
  override expect(model: Model, scan: Standing): Answer {
    if (scan.status !== 'second-entry') return 'no-second-entry-awaited';
    const first = entryOf(model, scan);
    const { code } = this.person;
    if (first.person === code) return 'same-person';
    if (same(first, this.votes)) {
      const entry = scan.entry ?? 0;
      model.agreed.set(entry, [...(model.agreed.get(entry) ?? []), code]);
      return { status: fails(first) ? 'flagged' : 'final' };
    }
    const entry = entered(model, {
      ...this.votes,
      person: code,
      behind: [...first.behind, code],
      other: scan.entry,
    });
    return { entry, status: 'differing' };
  }
  override act = (real: Real, scan: number, version: number) => {
    const { form, values, note } = input(scan, version, this.votes);
    return saveSecond(audited(real), bookA, this.person, { scan, version, form, values, note });
  };
}

class Resolve extends Act {
  readonly choice: 'first' | 'second';
  constructor(person: Person, index: number, choice: 'first' | 'second') {
    super(person, index);
    this.choice = choice;
  }
  expect(model: Model, scan: Standing): Answer {
    if (scan.status !== 'differing') return 'entries-do-not-differ';
    const second = entryOf(model, scan);
    const first = model.entries[second.other ?? -1] as ModelEntry;
    const { code, role } = this.person;
    if (role !== 'auditor' && [first.person, second.person].includes(code)) return 'same-person';
    const { tokayev, tugel } = this.choice === 'first' ? first : second;
    const behind = [...second.behind, code];
    const entry = entered(model, { tokayev, tugel, person: code, behind, other: null });
    return { entry, status: fails({ tokayev, tugel }) ? 'flagged' : 'final' };
  }
  act = (real: Real, scan: number, version: number) => {
    const audit = audited(real);
    const { fields } = differencesOf(audit.read, bookA, scan);
    const choices = Object.fromEntries(
      fields.map((field) => [field, { choice: this.choice, reason: '' } as const]),
    );
    return resolve(audit, bookA, this.person, { scan, version, choices, note: '' });
  };
}

class Correct extends Save {
  override expect(model: Model, scan: Standing): Answer {
    if (!isConfirmed(scan.status)) return notOpen[scan.status] ?? 'not-confirmed-yet';
    const { code, role } = this.person;
    if (role !== 'auditor') return 'not-an-auditor';
    const before = entryOf(model, scan);
    const mended = fails(before) && !fails(this.votes) && !scan.closed.includes(`${scan.entry} F401`);
    const closed = mended ? [...scan.closed, `${scan.entry} F401`] : scan.closed;
    const behind = [...before.behind, ...(model.agreed.get(scan.entry ?? -1) ?? []), code];
    const entry = entered(model, { ...this.votes, person: code, behind, other: null });
    return { entry, closed, status: fails(this.votes) ? 'flagged' : 'final' };
  }
  override act = (real: Real, scan: number, version: number) =>
    correct(audited(real), bookA, this.person, input(scan, version, this.votes));
}

class Close extends Act {
  readonly outcome: 'as-on-paper' | 'not-an-error';
  constructor(person: Person, index: number, outcome: 'as-on-paper' | 'not-an-error') {
    super(person, index);
    this.outcome = outcome;
  }
  expect(model: Model, scan: Standing): Answer {
    const flag = `${scan.entry} F401`;
    const current = scan.entry === null ? null : entryOf(model, scan);
    if (current === null || !fails(current) || scan.closed.includes(flag)) return 'invalid-input';
    if (!isConfirmed(scan.status)) return notOpen[scan.status] ?? 'not-confirmed-yet';
    const { code, role } = this.person;
    if (role !== 'auditor') return 'not-an-auditor';
    const by = [...current.behind, ...(model.agreed.get(scan.entry ?? -1) ?? [])];
    if (this.outcome === 'as-on-paper' && by.includes(code)) return 'same-person';
    return { closed: [...scan.closed, flag], status: 'final' };
  }
  act = (real: Real, scan: number, version: number) =>
    close(audited(real), this.person, {
      scan,
      version,
      code: 'F401',
      outcome: this.outcome,
      reason: 'it says so',
    });
}

class CannotEnter extends Act {
  expect(model: Model, { status }: Standing): Answer {
    return status === 'to-confirm'
      ? { status: 'cannot-enter', refusal: (model.refusals += 1) }
      : (notOpen[status] ?? '');
  }
  act = (real: Real, scan: number, version: number) =>
    cannotEnter(audited(real), this.person, { scan, version, reason: 'unreadable', note: '' });
}

class Reopen extends Act {
  expect(model: Model, scan: Standing): Answer {
    const { code, role } = this.person;
    const { status } = scan;
    if (status === 'to-confirm') return 'not-confirmed-yet';
    const current = entryOf(model, scan);
    if (role === 'volunteer' && status === 'second-entry' && current.person !== code)
      return 'awaits-second-entry';
    const first = model.entries[current?.other ?? -1];
    if (role === 'volunteer' && status === 'differing' && [current.person, first?.person].includes(code))
      return 'same-person';
    return { status: 'to-confirm' };
  }
  act = (real: Real, scan: number, version: number) => reopen(audited(real), this.person, { scan, version });
}

class Turn implements fc.Command<Model, Real> {
  readonly person: Person;
  readonly which: 'undo' | 'redo';
  constructor(person: Person, which: 'undo' | 'redo') {
    this.person = person;
    this.which = which;
  }
  check = () => true;
  toString = () => `${this.which} by ${this.person.code}`;
  run(model: Model, real: Real): void {
    const [from, to] = this.which === 'undo' ? [model.done, model.undone] : [model.undone, model.done];
    const { code } = this.person;
    const step = from.get(code)?.at(-1);
    const got = outcome(() => (this.which === 'undo' ? undo : redo)(audited(real), code));
    if (!step) return expect(got).toBe('nothing');
    const [stands, becomes] = this.which === 'undo' ? [step.after, step.before] : [step.before, step.after];
    if (standing(model.scans[step.scan]) !== standing(JSON.parse(stands) as Standing))
      return expect(got).toBe('changed-meanwhile');
    model.scans[step.scan] = JSON.parse(becomes) as Standing;
    expect(got).toBe(model.scans[step.scan]?.status);
    from.set(code, from.get(code)?.slice(0, -1) ?? []);
    to.set(code, [...(to.get(code) ?? []), step]);
  }
}

/** Closures count as a set. */
const standing = (scan: Standing | undefined) =>
  JSON.stringify({ ...scan, closed: [...(scan?.closed ?? [])].sort() });

class Restart implements fc.Command<Model, Real> {
  check = () => true;
  toString = () => 'restart';
  run(_: Model, real: Real): void {
    real.store.close();
    real.store = throwAwayStore(real.folder);
  }
}

const person = fc.constantFrom(...people);
const index = fc.constantFrom(0, 1);
const votes = fc.constantFrom(
  { tokayev: 94, tugel: 2 },
  { tokayev: 93, tugel: 2 },
  { tokayev: 93, tugel: 3 },
);
const acts = {
  save: fc.tuple(person, index, votes).map(([who, at, what]) => new Save(who, at, what)),
  second: fc.tuple(person, index, votes).map(([who, at, what]) => new Second(who, at, what)),
  resolve: fc
    .tuple(person, index, fc.constantFrom('first', 'second'))
    .map(([who, at, choice]) => new Resolve(who, at, choice)),
  correct: fc.tuple(person, index, votes).map(([who, at, what]) => new Correct(who, at, what)),
  close: fc
    .tuple(person, index, fc.constantFrom('as-on-paper', 'not-an-error'))
    .map(([who, at, how]) => new Close(who, at, how)),
  cannotEnter: fc.tuple(person, index).map(([who, at]) => new CannotEnter(who, at)),
  reopen: fc.tuple(person, index).map(([who, at]) => new Reopen(who, at)),
  undo: person.map((who) => new Turn(who, 'undo')),
  redo: person.map((who) => new Turn(who, 'redo')),
  restart: fc.constant(new Restart()),
};
/** Acts that lead deep are drawn more often. */
const { save: first, second, resolve: third, close: closing } = acts;
const commands = fc.commands(
  [...Object.values(acts), first, first, second, second, third, third, closing, closing, acts.undo],
  { maxCommands: 80, size: 'max' },
);

function workspace(mode: EntryMode): { model: Model; real: Real } {
  const folder = throwAwayFolder();
  const store = throwAwayStore(folder);
  const { audit, scans } = seed(store, 2);
  for (const scan of scans) readScan(store, audit, scan);
  audit.change({ person: 'A1', act: 'workspace.configured' }, (db, { at }) => {
    writeMeta(db, 'entry', { mode, sharePct: 0 });
    for (const each of people) putPerson(db, each, at);
  });
  const standings = scans.map(() => ({
    status: 'to-confirm' as const,
    entry: null,
    refusal: null,
    closed: [],
  }));
  const model = {
    mode,
    scans: standings,
    entries: [],
    refusals: 0,
    agreed: new Map<number, string[]>(),
    done: new Map<string, Step[]>(),
    undone: new Map<string, Step[]>(),
  };
  return { model, real: { folder, store, scans } };
}

test.each(['once', 'sampled', 'twice'] as const)(
  'whatever people do, a workspace entered %s is what its rules say, and its log stands',
  async (mode) => {
    await fc.assert(
      fc.asyncProperty(commands, async (acts) => {
        const { model, real } = workspace(mode);
        fc.modelRun(() => ({ model, real }), acts);
        const { read } = real.store;
        expect(real.scans.map((scan) => findScan(read, scan)?.status)).toEqual(
          model.scans.map(({ status }) => status),
        );
        expect(rowCount(read, 'entry')).toBeGreaterThanOrEqual(model.entries.length);
        expect(await verify(read, real.folder)).toMatchObject({ ok: true });
        real.store.close();
      }),
      { numRuns: 25 },
    );
  },
);
