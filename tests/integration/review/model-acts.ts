import type fc from 'fast-check';
import { expect } from 'vitest';
import { createAudit } from '../../../electron/audit/change.ts';
import { close, correct } from '../../../electron/review/correct.ts';
import { cannotEnter, reopen } from '../../../electron/review/decide.ts';
import { differencesOf, resolve } from '../../../electron/review/resolve.ts';
import { save } from '../../../electron/review/save.ts';
import { saveSecond } from '../../../electron/review/second.ts';
import { redo, undo } from '../../../electron/review/undo.ts';
import { findScan } from '../../../electron/store/scans.ts';
import { HattamaError } from '../../../shared/api/result.ts';
import type { ScanStatus } from '../../../shared/protocol/status.ts';
import { bookA, formA, marksA, valuesA } from '../../support/seed.ts';
import { testClock, throwAwayStore } from '../../support/workspace-folder.ts';
import {
  entered,
  entryOf,
  fails,
  type Model,
  type ModelEntry,
  type Person,
  type Real,
  same,
  type Standing,
  type Votes,
} from './model.ts';

/** What people do, each act with what the model says it comes to. */

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

export class Save extends Act {
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

export class Second extends Save {
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

export class Resolve extends Act {
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

export class Correct extends Save {
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

export class Close extends Act {
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

export class CannotEnter extends Act {
  expect(model: Model, { status }: Standing): Answer {
    return status === 'to-confirm'
      ? { status: 'cannot-enter', refusal: (model.refusals += 1) }
      : (notOpen[status] ?? '');
  }
  act = (real: Real, scan: number, version: number) =>
    cannotEnter(audited(real), this.person, { scan, version, reason: 'unreadable', note: '' });
}

export class Reopen extends Act {
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

export class Turn implements fc.Command<Model, Real> {
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

export class Restart implements fc.Command<Model, Real> {
  check = () => true;
  toString = () => 'restart';
  run(_: Model, real: Real): void {
    real.store.close();
    real.store = throwAwayStore(real.folder);
  }
}
