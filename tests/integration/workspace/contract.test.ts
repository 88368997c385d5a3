import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CallName, callNames, contract } from '../../../shared/api/contract.ts';
import { errorReferences } from '../../../shared/api/result.ts';
import { handlers } from '../../../electron/workspace/handlers/index.ts';
import { emptyDesign } from '../../../shared/forms/design.ts';
import { openCore } from '../../support/open-core.ts';
import { throwAwayFolder } from '../../support/workspace-folder.ts';

const square = [
  [0, 0],
  [99, 0],
  [99, 99],
  [0, 99],
];

/** Corners of a page as a person marks them. */
const corners = [
  [10, 12],
  [1300, 20],
  [1310, 1800],
  [-5, 1790],
];

/** How a table of regions is understood. */
const mapping = {
  sheet: '',
  header: 1,
  columns: ['region', 'votes:tokayev', 'left_out', 'left_out'],
  region: '',
  names: {},
};

/** For each call an input that is right in itself, on a workspace that has nothing. */
const right: { readonly [Name in CallName]: unknown } = {
  'workspace.info': {},
  'workspace.configure': { name: 'Алматы' },
  'workspace.backup': {},
  'people.use': { code: 'Б-2', role: 'auditor' },
  'people.list': {},
  'work.mine': {},
  'work.team': {},
  'work.hand': { batch: 1, person: 'Б-2' },
  'forms.list': {},
  'forms.get': { id: 'kz-2019-a' },
  'designer.drafts': {},
  'designer.draft': { draft: 1 },
  'designer.begin': { scan: 1 },
  'designer.keep': { draft: 1, version: 0, design: emptyDesign({ width: 210, height: 297 }) },
  'designer.straighten': {
    draft: 1,
    version: 0,
    corners: square,
    turn: 0,
    size: { width: 210, height: 297 },
  },
  'designer.discard': { draft: 1 },
  'designer.try': { draft: 1, design: emptyDesign({ width: 210, height: 297 }), scan: 1 },
  'designer.save': { draft: 1, version: 0 },
  'designer.pack': { form: 'kz-2019-a' },
  'designer.picture': { draft: 1 },
  'designer.page': { draft: 1 },
  'designer.tried': { draft: 1, scan: 1 },
  'report.write': { format: 'html', language: 'kk' },
  'site.write': { withoutImages: true },
  'publish.stop': {},
  'count.elections': {},
  'count.comparison': {},
  'count.differences': { limit: 10 },
  'count.changes': { offset: 5 },
  'count.totals': { region: 'almaty-city' },
  'count.forensics': { region: 'almaty-city' },
  'count.behind': { set: 'without-protocol', region: '', reason: null, limit: 1 },
  'tables.look': { path: path.resolve('nowhere.csv'), kind: 'official' },
  'tables.map': { look: 1, mapping },
  'tables.take': { look: 1, mapping, source: 'CEC', published: '2019-06-11' },
  'tables.drop': { look: 1 },
  'tables.list': { kind: 'official' },
  'tables.withdraw': { publication: 1, inForce: false },
  'intake.choose': { what: 'files' },
  'intake.add': { paths: [path.resolve('nowhere')] },
  'intake.cancel': { batch: 1 },
  'intake.batches': {},
  'intake.failures': { batch: 1 },
  'intake.watch': { path: path.resolve('nowhere') },
  'intake.unwatch': { path: path.resolve('nowhere') },
  'intake.watched': {},
  'intake.senders': {},
  'intake.forgetSenders': {},
  'jobs.start': {},
  'jobs.pause': {},
  'jobs.status': {},
  'jobs.again': {},
  'scans.list': { search: 'алматы', status: ['final'], form: 'kz-2019-a', batch: 1 },
  'scans.get': { scan: 1 },
  'image.page': { scan: 1 },
  'image.original': { scan: 1 },
  'image.corners': { scan: 1 },
  'review.next': {},
  'review.claim': { scan: 1 },
  'review.release': { scan: 1 },
  'review.check': { form: 'kz-2019-a', values: {} },
  'review.save': { scan: 1, version: 0, form: 'kz-2019-a', region: '', values: {}, marks: {} },
  'review.second': { scan: 1, version: 0, form: 'kz-2019-a', values: {} },
  'review.differences': { scan: 1 },
  'review.resolve': { scan: 1, version: 0, choices: { voted: { choice: 'first' } } },
  'review.correct': { scan: 1, version: 0, form: 'kz-2019-a', region: '', values: {}, marks: {} },
  'review.cannotEnter': { scan: 1, version: 0, reason: 'other' },
  'review.reopen': { scan: 1, version: 0 },
  'review.place': { scan: 1, version: 0, form: 'kz-2019-a', corners },
  'review.readBox': { scan: 1, field: 'voted', box: [10, 10, 40, 9] },
  'review.between': {},
  'review.undo': {},
  'review.redo': {},
  'review.attention': { scan: 1, field: 'voted', outcome: 'caught' },
  'practice.due': { code: 'V07' },
  'practice.done': { mistakes: 2 },
  'exchange.export': { format: 'csv' },
  'exchange.look': { paths: [path.resolve('nowhere.xlsx')] },
  'exchange.merge': { look: 1 },
  'exchange.drop': { look: null },
  'evidence.write': { station: 253, format: 'html' },
  'papers.proposals': {},
  'papers.copies': {},
  'papers.documents': {},
  'papers.of': { scan: 1 },
  'papers.join': { scan: 1, to: 2 },
  'papers.apart': { scan: 1, from: 2 },
  'papers.part': { scan: 1 },
  'papers.link': { scan: 1, to: { form: 'kz-2019-a', region: 'Алматы', station: 7 }, kind: 'annulment' },
  'papers.unlink': { scan: 1, link: 'x' },
  'stations.list': { search: 'мектеп', set: 'without-protocol', region: 'almaty-city' },
  'stations.get': { election: 'kz-2019-president', region: 'almaty-city', station: 253 },
  'stations.say': {
    election: 'kz-2019-president',
    region: 'almaty-city',
    station: 253,
    key: 'turnout:13:00',
    value: 485,
    seen: null,
  },
  'count.turnout': { election: 'kz-2019-president' },
  'count.map': {},
  'audit.flags': {},
  'audit.between': {},
  'audit.close': { scan: 1, version: 0, code: 'F401', outcome: 'not-an-error' },
  'audit.verify': { head: 'a'.repeat(64) },
  'audit.head': {},
  'audit.log': {},
  'incidents.list': { region: 'almaty', type: 'stuffing', search: 'карусель', withdrawn: true },
  'incidents.get': { incident: 1 },
  'incidents.tell': { type: 'stuffing', region: 'Алматы', station: 7, happened: '2019-06-09T19:40' },
  'incidents.attach': { incident: 1, version: 1, paths: [path.resolve('nowhere.jpg')] },
  'incidents.picture': { sha256: 'a'.repeat(64), side: 200 },
  'incidents.file': { sha256: 'a'.repeat(64), name: 'act.pdf' },
  'incidents.table': {},
  'incidents.import': { path: path.resolve('nowhere.xlsx') },
  'incidents.export': { format: 'ods', withoutPeople: true },
};

/** Inputs that each call must refuse before any of its own code sees them. */
const wrong: { readonly [Name in CallName]: readonly unknown[] } = {
  'report.write': [
    {},
    { format: 'docx' },
    { format: 'html', language: 'de' },
    { format: 'pdf', election: '../x' },
    { format: 'html', path: '' },
  ],
  'site.write': [{ election: '../x' }, { path: '' }, { withoutImages: 'yes' }, { language: 'kk' }],
  'publish.stop': [{ what: 'site' }],
  'count.elections': [{ election: 'x' }],
  'count.comparison': [{ election: '../x' }, { region: 'almaty-city' }],
  'count.differences': [{ limit: 0 }, { limit: 1001 }, { code: 'W501' }],
  'count.changes': [{ offset: -1 }, { offset: '5' }],
  'count.totals': [{ election: '../x' }, { region: 1 }, { district: 'x' }],
  'count.forensics': [{ election: '../x' }, { region: 1 }, { plot: 'corner' }],
  'count.behind': [
    {},
    { set: 'everything' },
    { set: 'all', reason: 'because' },
    { set: 'all', order: 'name' },
    { set: 'all', limit: 1001 },
    { set: 'all', region: 'x'.repeat(201) },
  ],
  'workspace.info': [{ extra: 1 }],
  'workspace.configure': [
    { name: '' },
    { forms: [] },
    { forms: ['../x'] },
    { region: 'x'.repeat(201) },
    { entry: { mode: 'thrice', sharePct: 10 } },
    { entry: { mode: 'sampled', sharePct: 101 } },
    { attention: 'on' },
  ],
  'workspace.backup': [{ path: '/etc/passwd' }],
  'people.use': [
    {},
    { code: '', role: 'auditor' },
    { code: 'a b', role: 'auditor' },
    { code: '(machine)', role: 'auditor' },
    { code: 'A', role: 'king' },
    { code: 'x'.repeat(21), role: 'auditor' },
  ],
  'people.list': [[]],
  'work.mine': [{ person: 'A1' }],
  'work.team': [{ extra: 1 }],
  'work.hand': [{}, { batch: 1 }, { batch: 1, person: '' }, { batch: 0, person: null }],
  'forms.list': [{ extra: 1 }],
  'forms.get': [{}, { id: '../../etc/passwd' }, { id: 'A' }],
  'designer.drafts': [{ extra: 1 }],
  'designer.draft': [{}, { draft: '../1' }],
  'designer.begin': [
    {},
    { scan: 1, form: 'kz-2019-a' },
    { form: '../x' },
    { name: 'x.png', data: '' },
    { name: 'x.png', data: 'AAAA', page: 0 },
    { path: '/etc/passwd' },
  ],
  'designer.keep': [{}, { draft: 1, version: 0, design: {} }, { draft: 1, version: -1 }],
  'designer.straighten': [
    {},
    { draft: 1, version: 0, corners: [], turn: 0, size: { width: 210, height: 297 } },
    { draft: 1, version: 0, corners: square, turn: 45, size: { width: 210, height: 297 } },
    { draft: 1, version: 0, corners: square, turn: 0, size: { width: 0, height: 297 } },
  ],
  'designer.discard': [{}, { draft: 0 }],
  'designer.try': [{}, { draft: 1, design: 'x', scan: 1 }],
  'designer.save': [{}, { draft: 1 }],
  'designer.pack': [{}, { form: '../x' }, { form: 'kz-2019-a', path: '/tmp/x.zip' }],
  'designer.picture': [{}, { draft: 1, side: 100_000 }, { draft: 1, turn: 45 }],
  'designer.page': [{}],
  'designer.tried': [{ draft: 1 }],
  'tables.look': [{}, { path: '/x.csv' }, { path: '', kind: 'official' }, { path: '/x.csv', kind: 'map' }],
  'tables.map': [
    {},
    { look: 1 },
    { look: 1, mapping: { ...mapping, columns: ['region', 'region'] } },
    { look: 1, mapping: { ...mapping, columns: ['drop table'] } },
    { look: 1, mapping: { ...mapping, columns: ['votes:../x'] } },
    { look: 1, mapping: { ...mapping, columns: ['turnout:25:00'] } },
    { look: 1, mapping: { ...mapping, header: -1 } },
    { look: 1, mapping: { ...mapping, names: { Semey: { is: 'same' } } } },
  ],
  'tables.take': [
    {},
    { look: 1, mapping, source: '', published: '2019-06-11' },
    { look: 1, mapping, source: 'CEC', published: '11.06.2019' },
    { look: 1, mapping, source: 'CEC', published: '2019-02-30' },
  ],
  'tables.drop': [{}, { look: 0 }],
  'tables.list': [{ kind: 'all' }],
  'tables.withdraw': [{}, { publication: 1 }, { publication: 1, inForce: 'no' }],
  'intake.choose': [{}, { what: 'all' }],
  'intake.add': [{}, { paths: [] }, { paths: [''] }, { paths: ['x'.repeat(4097)] }, { paths: '/x' }],
  'intake.cancel': [{}, { batch: 0 }, { batch: '1' }, { batch: 1.5 }],
  'intake.batches': [{ extra: 1 }],
  'intake.failures': [{}, { batch: -1 }],
  'intake.watch': [{}, { path: '' }, { path: '/x', region: 'x'.repeat(201) }],
  'intake.unwatch': [{}, { path: 1 }],
  'intake.watched': [{ extra: 1 }],
  'intake.senders': [{ extra: 1 }],
  'intake.forgetSenders': [{ extra: 1 }],
  'jobs.start': [{ workers: 99 }],
  'jobs.pause': [{ extra: 1 }],
  'jobs.status': [{ extra: 1 }],
  'jobs.again': [{ scans: [0] }, { scans: 'all' }],
  'scans.list': [
    { status: ['open'] },
    { offset: -1 },
    { limit: 0 },
    { limit: 1001 },
    { search: 'x'.repeat(201) },
  ],
  'scans.get': [{}, { scan: '1 OR 1=1' }],
  'image.page': [{}, { scan: Number.MAX_SAFE_INTEGER + 1 }],
  'image.original': [{}, { scan: 1, side: 100_000 }, { scan: 1, turn: 45 }],
  'image.corners': [{}, { scan: 0 }],
  'review.next': [{ after: 0 }, { task: 'win' }],
  'review.claim': [{}, { scan: 0 }],
  'review.release': [{}, { scan: 'all' }],
  'review.check': [
    {},
    { form: 'kz-2019-a' },
    ...badValues().map((values) => ({ form: 'kz-2019-a', values })),
  ],
  'review.save': [
    {},
    { scan: 1, version: 0 },
    ...badValues().map((values) => ({ ...(right['review.save'] as object), values })),
    { ...(right['review.save'] as object), marks: { stamp: 'yes' } },
    { ...(right['review.save'] as object), ticked: ['X999'] },
    { ...(right['review.save'] as object), note: 'x'.repeat(2001) },
    { ...(right['review.save'] as object), asPaper: 'because' },
  ],
  'review.second': [
    {},
    ...badValues().map((values) => ({ ...(right['review.second'] as object), values })),
    { ...(right['review.second'] as object), marks: {} },
  ],
  'review.differences': [{}],
  'review.resolve': [
    {},
    { scan: 1, version: 0, choices: { voted: 'first' } },
    { scan: 1, version: 0, choices: { voted: { choice: 'fourth' } } },
    ...badValues().map((values) => ({
      scan: 1,
      version: 0,
      choices: {
        voted: { choice: 'third', value: Object.values(values as object)[0] as unknown, reason: 1 },
      },
    })),
  ],
  'review.correct': [{}, { scan: 1, version: 0 }],
  'review.cannotEnter': [
    {},
    { scan: 1, version: 0, reason: 'tired' },
    { scan: 1, version: -1, reason: 'other' },
  ],
  'review.reopen': [{}, { scan: 1 }],
  'review.place': [
    { scan: 1, version: 0, form: 'kz-2019-a' },
    { scan: 1, version: 0, form: 'kz-2019-a', corners: corners.slice(1) },
    { scan: 1, version: 0, form: 'kz-2019-a', corners: [...corners].reverse() },
    { scan: 1, version: 0, form: 'kz-2019-a', corners: corners.map(([x]) => [x, 1e9]) },
  ],
  'review.readBox': [
    { scan: 1, field: 'voted', box: [10, 10, 40] },
    { scan: 1, field: 'voted', box: [10, 10, 0, 9] },
    { scan: 1, box: [10, 10, 40, 9] },
  ],
  'review.between': [{ scan: 0 }, { all: true }],
  'review.undo': [{ scan: 1 }],
  'review.redo': [{ scan: 1 }],
  'review.attention': [
    {},
    { scan: 1, field: 'voted', outcome: 'seen' },
    { scan: 1, field: '', outcome: 'caught' },
  ],
  'practice.due': [{}, { code: 'a b' }],
  'practice.done': [{}, { mistakes: -1 }, { mistakes: 1.5 }],
  'exchange.export': [
    {},
    { format: 'exe' },
    { format: 'csv', language: 'fr' },
    { format: 'csv', path: '' },
    { format: 'zip', pictures: 'small' },
    { format: 'csv', all: 'yes' },
  ],
  'exchange.look': [{}, { paths: [] }, { paths: [''] }, { paths: 'a.xlsx' }],
  'exchange.merge': [{}, { look: 0 }, { look: '1' }],
  'exchange.drop': [{}, { look: 0 }],
  'evidence.write': [
    {},
    { station: 253 },
    { station: -1, format: 'html' },
    { station: 253, format: 'docx' },
    { station: 253, format: 'html', election: '../x' },
    { station: 253, format: 'pdf', path: '' },
  ],
  'papers.proposals': [{ scan: 1 }],
  'papers.copies': [{ extra: 1 }],
  'papers.documents': [{ extra: 1 }],
  'papers.of': [{}, { scan: '1 OR 1=1' }],
  'papers.join': [{ scan: 1 }, { scan: 1, to: 0 }, { scan: [1], to: 2 }],
  'papers.apart': [{ scan: 1, to: 2 }, { from: 2 }],
  'papers.part': [{}, { scan: 1, from: 2 }],
  'papers.link': [
    { scan: 1, to: { scan: 2 } },
    { scan: 1, to: { scan: 2 }, kind: 'rumour' },
    { scan: 1, to: { scan: 2, station: 7 }, kind: 'annulment' },
    { scan: 1, to: { form: '../x', region: '', station: 7 }, kind: 'annulment' },
    { scan: 1, to: { form: 'kz-2019-a', region: '', station: 100_000 }, kind: 'annulment' },
  ],
  'papers.unlink': [{ scan: 1 }, { scan: 1, link: '' }, { scan: 1, link: 'x'.repeat(1001) }],
  'stations.list': [{ set: 'mine' }, { limit: 0 }, { search: 'x'.repeat(201) }, { election: '../x' }],
  'stations.get': [{}, { election: 'kz-2019-president', region: 'almaty-city', station: -1 }],
  'stations.say': [
    {},
    { ...(right['stations.say'] as object), seen: undefined },
    { ...(right['stations.say'] as object), value: -1 },
    { ...(right['stations.say'] as object), value: 100_000 },
    { ...(right['stations.say'] as object), value: 1.5 },
    { ...(right['stations.say'] as object), value: true },
    { ...(right['stations.say'] as object), key: 'turnout:25:00' },
    { ...(right['stations.say'] as object), key: 'votes:tokayev' },
    { ...(right['stations.say'] as object), key: 'reason', value: 'tired' },
  ],
  'count.turnout': [{ hour: '13:00' }],
  'count.map': [{ election: '' }],
  'audit.flags': [{ code: 'X1' }, { state: 'all' }, { limit: 0 }],
  'audit.between': [{ scan: 1 }],
  'audit.close': [
    {},
    { ...(right['audit.close'] as object), outcome: 'fixed' },
    { ...(right['audit.close'] as object), code: '' },
    { ...(right['audit.close'] as object), reason: 'x'.repeat(501) },
  ],
  'audit.verify': [{ extra: 1 }, { head: 'a'.repeat(63) }, { head: 'A'.repeat(64) }],
  'audit.head': [{ head: 'a'.repeat(64) }],
  'audit.log': [{ limit: 0 }, { before: 0 }],
  'incidents.list': [{ complaint: 'lost' }, { station: -1 }, { withdrawn: 'no' }, { limit: 1001 }],
  'incidents.get': [{}, { incident: 0 }],
  'incidents.tell': [
    {},
    { type: 'Stuffing' },
    { type: 'stuffing', incident: 1 },
    { type: 'stuffing', version: 1 },
    { type: 'stuffing', happened: '2019-06-31T10:00' },
    { type: 'stuffing', happened: '19:40' },
    { type: 'stuffing', people: ['И. Иванов'] },
    { type: 'stuffing', people: 'V07' },
    { type: 'stuffing', files: ['act.pdf'] },
    { type: 'stuffing', complaint: 'won' },
    { type: 'stuffing', account: 'x'.repeat(5001) },
    { type: 'stuffing', station: 100_000 },
    { type: 'stuffing', name: 'x' },
  ],
  'incidents.attach': [{ incident: 1, version: 1 }, { incident: 1, version: 1, paths: [] }, { paths: ['x'] }],
  'incidents.picture': [{ sha256: '../../etc/passwd' }, { sha256: 'a'.repeat(64), side: 1 }],
  'incidents.file': [{ sha256: 'A'.repeat(64) }, { sha256: 'a'.repeat(64), path: '/tmp/x' }],
  'incidents.table': [{ election: '../x' }],
  'incidents.import': [{}, { path: '' }],
  'incidents.export': [{ format: 'zip' }, { format: 'csv', language: 'fr' }],
};

function badValues(): unknown[] {
  const whole = { value: 1, state: 'number', corrected: false };
  return [
    { invalid: 1 },
    { invalid: { ...whole, value: -1 } },
    { invalid: { ...whole, value: 1.5 } },
    { invalid: { ...whole, value: 100_000 } },
    { invalid: { ...whole, value: '١٢' } },
    { invalid: { ...whole, state: 'guess' } },
    { invalid: { ...whole, extra: 1 } },
    { 'no such id!': whole },
  ];
}

describe('every call of the contract', () => {
  test.each(callNames)('%s has a handler, a validator and a declared host', (name) => {
    expect(handlers[name]).toBeTypeOf('function');
    expect(contract[name].input.safeParse(undefined).success).toBe(false);
    expect(contract[name].hosts.length).toBeGreaterThan(0);
  });

  test('and no handler is without a call', () => {
    expect(Object.keys(handlers).sort()).toEqual([...callNames].sort());
  });

  test('refuses bad input, answers an error with a known reference, and never rejects', async () => {
    const { session } = await openCore();
    for (const name of callNames)
      for (const input of [undefined, null, 1, 'x', [], ...wrong[name]]) {
        const answer = await session.call(name, input as never);
        expect(answer, `${name} ${JSON.stringify(input)}`).toMatchObject({
          error: { reference: 'invalid-input', fatal: false },
        });
      }
  });

  test('answers data or a named error to right input on an empty workspace', async () => {
    const { session } = await openCore();
    for (const name of callNames) {
      const answer = await session.call(name, right[name] as never);
      if (answer.error) {
        expect(errorReferences, name).toContain(answer.error.reference);
        expect(answer.error.reference, `${name}: ${answer.error.message}`).not.toBe('internal');
        expect(answer.error.reference, `${name}: ${answer.error.message}`).not.toBe('unknown-call');
      }
    }
  });

  test('that is of no contract is refused, also one of every object', async () => {
    const { session } = await openCore();
    for (const name of ['workspace.destroy', 'toString', '__proto__', 'constructor'])
      expect(await session.call(name as CallName, {})).toMatchObject({
        error: { reference: 'unknown-call' },
      });
  });
});

test('a call that is not for this host is refused', async () => {
  const { session } = await openCore({ host: { kind: 'cli' } });
  expect(await session.call('intake.choose', { what: 'files' })).toMatchObject({
    error: { reference: 'not-here' },
  });
});

test('a window cannot name the file that an export writes', async () => {
  const target = throwAwayFolder('mine.csv');
  const { session } = await openCore({ host: { kind: 'browser' } });
  expect(await session.call('exchange.export', { format: 'csv', path: target })).toMatchObject({
    error: { reference: 'not-here' },
  });
  expect(existsSync(target)).toBe(false);
});

test('acts of a person need a person', async () => {
  const { session } = await openCore({ person: null });
  for (const name of [
    'workspace.configure',
    'intake.add',
    'jobs.again',
    'review.save',
    'review.cannotEnter',
    'review.reopen',
    'review.place',
  ] as const)
    expect(await session.call(name, right[name] as never), name).toMatchObject({
      error: { reference: 'no-person' },
    });
});

test('on a read-only workspace everything that writes is refused, everything else answers', async () => {
  const { folder } = await openCore();
  const second = await openCore({ folder, person: null });
  expect(await second.ask('workspace.info', {})).toMatchObject({
    readOnly: 'other-process',
    notices: ['other-process'],
  });
  for (const name of callNames) {
    const answer = await second.session.call(name, right[name] as never);
    if (contract[name].writes) expect(answer, name).toMatchObject({ error: { reference: 'read-only' } });
    else expect(answer.error?.reference, name).not.toBe('read-only');
  }
});

test('two windows have each their own person', async () => {
  const { core, ask } = await openCore({ person: 'A1' });
  const other = core.session();
  await other.call('people.use', { code: 'B2', role: 'auditor' });
  expect((await ask('workspace.info', {})).person).toEqual({ code: 'A1', role: 'volunteer' });
  await other.call('workspace.configure', { region: 'Алматы' });
  const [last] = await ask('audit.log', { limit: 1 });
  expect(last).toMatchObject({ act: 'workspace.configured', person: 'B2', detail: { region: 'Алматы' } });
});

test('an error inside is logged once, and told without its details being lost', async () => {
  const logged: string[] = [];
  const { session, folder } = await openCore({ log: (what) => logged.push(what) });
  const answer = await session.call('forms.get', { id: 'xx-2031' });
  expect(answer).toMatchObject({ error: { reference: 'not-found', params: { form: 'xx-2031' } } });
  expect(logged).toEqual(['forms.get']);
  expect(existsSync(path.join(folder, 'errors.log'))).toBe(false);
});
