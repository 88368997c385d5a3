import { createHash } from 'node:crypto';
import type { BetweenCheck } from '../../../shared/api/reviewing.ts';
import type { PapersOf } from '../../../shared/api/papers.ts';
import { HattamaError } from '../../../shared/api/result.ts';
import { parseForm } from '../../../shared/forms/check.ts';
import { checkValues } from '../../../shared/forms/checks.ts';
import type { Form } from '../../../shared/forms/form.ts';
import type { DocumentKind } from '../../../shared/protocol/documents.ts';
import type { ScanStatus } from '../../../shared/protocol/status.ts';
import { RULE_SET_VERSION } from '../../../shared/protocol/rules.ts';
import { sealOf } from '../../audit/seal.ts';
import { findBatch } from '../../store/batches.ts';
import type { Reader } from '../../store/connection.ts';
import { entriesOf } from '../../store/entries.ts';
import { flagsOf, tickedOf } from '../../store/flags.ts';
import { formText } from '../../store/forms.ts';
import { readMeta } from '../../store/meta.ts';
import { findOriginal } from '../../store/originals.ts';
import { findReading } from '../../store/readings.ts';
import { findRefusal } from '../../store/refusals.ts';
import { findScan, type Scan } from '../../store/scans.ts';
import { sourcesOf } from '../../store/sources.ts';
import {
  closuresEver,
  entryOriginsOf,
  groundOf,
  logOfScans,
  readingMade,
} from '../../store/station-copies.ts';
import { type CopyFacts, type EntryFacts, logLines, type RuleFacts, type StationFacts } from './facts.ts';
import type { KnownForms, Station } from './station.ts';

/** Where facts come from, beside the database. */
export interface Sources {
  /** The workspace folder, for its key. */
  folder: string;
  forms: KnownForms;
  /** What rules between protocols find of a scan. */
  between(scan: number): readonly BetweenCheck[];
  /** Pictures of a scan's paper, and documents about it. */
  papers(scan: number): PapersOf;
}

/** Statuses of scans that somebody has said something final of, or that two people have entered differently. */
const told: readonly ScanStatus[] = ['flagged', 'final', 'differing', 'cannot-enter'];

/** Gathers what the workspace knows of a station. Throws `workspace-damaged` where a kept form cannot be read. */
export function gatherStation(db: Reader, sources: Sources, station: Station): StationFacts {
  const scans = station.scans.filter(({ status }) => told.includes(status)).map(({ scan }) => scan);
  const copies = scans.map((scan) => copyOf(db, sources, scanOf(db, scan)));
  const documents = documentsOf(db, sources, copies);
  const apart = new Set(documents.map(({ picture }) => picture.scan.id));
  const log = logOfScans(db, [...scans, ...apart]);
  const { id = '', name = '' } = readMeta(db);
  const { election, region, number } = station;
  return {
    workspace: { id, name },
    election,
    region,
    number,
    copies,
    documents,
    awaiting: station.scans.filter(({ status }) => status === 'second-entry').length,
    unconfirmed: station.scans
      .filter(({ scan, status }) => status !== 'second-entry' && !told.includes(status) && !apart.has(scan))
      .map(({ scan }) => pictureOf(db, scanOf(db, scan))),
    log,
    seal: sealOf(db, sources.folder, {
      document: 'evidence',
      election,
      region: region.replace(/\s+/g, ' '),
      station: String(number),
      extract: createHash('sha256').update(logLines(log)).digest('hex'),
    }),
  };
}

function scanOf(db: Reader, id: number): Scan {
  const scan = findScan(db, id);
  if (!scan) throw new HattamaError('not-found', `There is no scan ${id}`);
  return scan;
}

function pictureOf(db: Reader, scan: Scan): StationFacts['unconfirmed'][number] {
  const [source] = sourcesOf(db, scan.original);
  return { scan: scan.id, sha256: scan.original, page: scan.page, name: source?.name ?? '' };
}

function documentsOf(db: Reader, sources: Sources, copies: readonly CopyFacts[]): StationFacts['documents'] {
  const kinds = new Map<number, Set<DocumentKind>>();
  for (const { document, kind } of copies.flatMap(({ papers }) => papers.documents))
    if (document !== null && !copies.some(({ scan }) => scan.id === document))
      kinds.set(document, (kinds.get(document) ?? new Set()).add(kind));
  return [...kinds]
    .sort(([a], [b]) => a - b)
    .map(([scan, said]) => ({ picture: copyOf(db, sources, scanOf(db, scan)), kinds: [...said].sort() }));
}

function copyOf(db: Reader, sources: Sources, scan: Scan): CopyFacts {
  const original = findOriginal(db, scan.original);
  if (!original) throw new HattamaError('workspace-damaged', `Scan ${scan.id} has no original`);
  const origins = new Map(entryOriginsOf(db, scan.id).map((origin) => [origin.entry, origin]));
  const entries = entriesOf(db, scan.id)
    .map((entry): EntryFacts => ({ ...entry, origin: origins.get(entry.id) ?? null }))
    .reverse();
  const counts = scan.status === 'flagged' || scan.status === 'final';
  const counting = counts ? (entries.find(({ id }) => id === scan.entry) ?? null) : null;
  const { form, formSha256 } = formOf(db, sources.forms, scan, counting ?? entries.at(-1) ?? null);
  const isSetAside = scan.status === 'cannot-enter' && scan.refusal !== null;
  return {
    scan,
    original,
    sources: sourcesOf(db, scan.original).map((source) => {
      const { name = '', person = '' } = findBatch(db, source.batch) ?? {};
      return { ...source, batch: name, person };
    }),
    form,
    formSha256,
    reading: readingOf(db, scan),
    entries,
    counting,
    rules: rulesOf(db, form, counting),
    closures: closuresEver(db, scan.id),
    refusal: (isSetAside ? findRefusal(db, scan.refusal ?? 0) : undefined) ?? null,
    between: sources.between(scan.id),
    papers: sources.papers(scan.id),
  };
}

/** The very form that an entry was typed under; without one, the form of today that the page lies on. */
function formOf(
  db: Reader,
  forms: KnownForms,
  scan: Scan,
  entry: EntryFacts | null,
): Pick<CopyFacts, 'form' | 'formSha256'> {
  const ground = entry && groundOf(db, entry.id);
  if (!ground) {
    const known = forms.get(scan.form ?? '');
    return { form: known?.form ?? null, formSha256: known?.sha256 ?? null };
  }
  const kept = parseForm(formText(db, ground.formSha256) ?? '');
  if (!kept.ok)
    throw new HattamaError('workspace-damaged', `The kept form ${ground.formSha256} cannot be read`);
  return { form: kept.form, formSha256: ground.formSha256 };
}

function readingOf(db: Reader, { reading }: Scan): CopyFacts['reading'] {
  const made = reading === null ? undefined : readingMade(db, reading);
  const extraction = made && findReading(db, made.id);
  return made && extraction ? { ...made, extraction } : null;
}

function rulesOf(db: Reader, form: Form | null, entry: EntryFacts | null): RuleFacts {
  const ground = entry && groundOf(db, entry.id);
  if (!entry || !ground || !form) return { flagged: [], ticked: new Set(), others: [], ruleSet: null };
  const read = ground.reading === null ? undefined : findReading(db, ground.reading);
  const machine = read?.form === form.id ? { machine: read.fields } : {};
  const flagged = flagsOf(db, entry.id);
  const codes = new Set(flagged.map(({ code }) => code));
  const others =
    ground.ruleSet === RULE_SET_VERSION
      ? checkValues(form, { values: entry.values, marks: entry.marks, ...machine }).filter(
          ({ ok, code }) => ok !== false && !codes.has(code),
        )
      : null;
  return { flagged, ticked: tickedOf(db, entry.id), others, ruleSet: ground.ruleSet };
}
