import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FieldValues } from '../../shared/protocol/values.ts';
import { pairOf, type PictureName } from '../../shared/protocol/copies.ts';
import type { Audit } from '../../electron/audit/change.ts';
import { isFailed } from '../../electron/review/check.ts';
import type { BookedForm } from '../../electron/review/form-book.ts';
import { flagsFor, keepEntry } from '../../electron/review/keep-entry.ts';
import { say } from '../../electron/review/paper-standing.ts';
import { scanById } from '../../electron/review/state.ts';
import { setAway } from '../../electron/store/away.ts';
import { insertBatch, setBatchTaken } from '../../electron/store/batches.ts';
import type { Writer } from '../../electron/store/connection.ts';
import { originalPath } from '../../electron/store/layout.ts';
import { insertOriginal } from '../../electron/store/originals.ts';
import { insertScan, updateScan } from '../../electron/store/scans.ts';
import { insertSource } from '../../electron/store/sources.ts';
import { diceFrom } from './dice.ts';
import { drawFilled } from './draw.ts';
import { type DemoElection, type DemoStation, rowIds, type TypedRows } from './model.ts';
import { regionName } from './tables.ts';

/** Pictures that are typed in one act: a transaction each would take minutes. */
const AT_ONCE = 500;

/** A picture of a paper, and what was typed from it. */
interface Taken {
  station: DemoStation;
  /** Which paper of the station, which picture of the paper; from 0. */
  paper: number;
  picture: number;
  rows: TypedRows;
  /** The drawn JPEG; null where its bytes lie elsewhere. */
  bytes: Buffer | null;
  sha256: string;
}

export interface LoadPapers {
  folder: string;
  booked: BookedForm;
  /** Code of the person who typed all of it. */
  person: string;
  /** How many pictures are drawn. */
  pictures: number;
  onProgress: (done: number, all: number) => void;
}

/**
 * Saves every paper as a person's entry, checked by the product's own rules; copies of one paper are joined. Pictures beyond those that are
 * drawn are known by their hash alone, as merging a workbook leaves them. Answers the number of pictures.
 */
export async function loadPapers(audit: Audit, election: DemoElection, load: LoadPapers): Promise<number> {
  const all = await picturesOf(election, load);
  const regions = [...new Set(election.stations.map(({ region }) => region))];
  const batches = new Map(regions.map((region) => [region, newBatch(audit, region, load.person)]));
  for (let n = 0; n < all.length; n += AT_ONCE) {
    const some = all.slice(n, n + AT_ONCE);
    audit.change({ person: load.person, act: 'entry.saved' }, (db, { at }) => {
      for (const taken of some) take(db, taken, batches.get(taken.station.region) ?? 0, load, at);
    });
    load.onProgress(Math.min(all.length, n + AT_ONCE), all.length);
  }
  joinCopies(audit, all, load.person);
  return all.length;
}

function newBatch(audit: Audit, region: string, person: string): number {
  return audit.change({ person, act: 'batch.begun' }, (db, { at }) => {
    const name = regionName(region);
    const batch = insertBatch(db, { name, region: name, person, paths: [] }, at);
    setBatchTaken(db, batch);
    return batch;
  });
}

async function picturesOf({ seed, stations }: DemoElection, load: LoadPapers): Promise<Taken[]> {
  const dice = diceFrom(seed);
  const taken: Taken[] = [];
  for (const station of stations)
    for (const [paper, { pictures }] of station.papers.entries())
      for (const [picture, rows] of pictures.entries()) {
        const name = `${seed} ${station.region} ${station.number} ${paper} ${picture}`;
        taken.push({ station, paper, picture, rows, bytes: null, sha256: sha256(name) });
      }
  // Drawn are whole papers of stations from all over the country, so that copies can be looked at beside each other.
  const drawn = dice.shuffled(stations.filter(({ papers }) => papers.length > 0));
  const first = new Set(drawn.slice(0, load.pictures));
  for (const each of taken.filter(({ station }) => first.has(station)).slice(0, load.pictures)) {
    const { region, number } = each.station;
    const written = { region: regionName(region), station: number, rows: each.rows };
    each.bytes = await drawFilled(load.booked.form, written, diceFrom(seed + dice.whole(1, 1_000_000)));
    each.sha256 = sha256(each.bytes);
    const kept = originalPath(load.folder, each.sha256, 'jpg');
    await mkdir(path.dirname(kept), { recursive: true });
    await writeFile(kept, each.bytes, { mode: 0o444 });
  }
  return taken;
}

const sha256 = (of: string | Buffer) => createHash('sha256').update(of).digest('hex');

/** How large a photograph is whose bytes are not here. */
const USUAL_BYTES = 2_400_000;

function take(db: Writer, taken: Taken, batch: number, { booked, person }: LoadPapers, at: string): void {
  const { station, rows, bytes, sha256: original } = taken;
  const region = regionName(station.region);
  const name = `${region}/${station.number}-${taken.paper + 1}-${taken.picture + 1}.jpg`;
  const media = { mediaType: 'image/jpeg', extension: 'jpg', pages: 1 };
  insertOriginal(db, { sha256: original, bytes: bytes?.length ?? USUAL_BYTES, ...media }, at);
  if (!bytes) setAway(db, original, true);
  insertSource(db, { original, batch, path: `/demo/${name}`, name, known: false }, at);
  const scan = scanById(db, insertScan(db, { original, page: 1, batch, region }, at));
  const entered = { values: valuesOf(station.number, rows), marks: marksOf(booked) };
  const flags = flagsFor(db, scan, booked.form, entered);
  const told = { person, region, note: '', ticked: [], stage: 'first', other: null, asPaper: null } as const;
  const entry = keepEntry(db, scan, booked, { ...entered, ...told }, flags, at);
  const status = flags.some(isFailed) ? 'flagged' : 'final';
  updateScan(db, scan.id, { status, form: booked.form.id, region, station: station.number, entry });
}

function valuesOf(number: number, rows: TypedRows): FieldValues {
  const values: Record<string, FieldValues[string]> = {
    station: { value: number, state: 'number', corrected: false },
  };
  for (const row of rowIds) {
    const typed = rows[row];
    if (typed === 'left-out') continue;
    values[row] =
      typeof typed === 'number'
        ? { value: typed, state: 'number', corrected: false }
        : { value: null, state: typed, corrected: false };
  }
  return values;
}

const marksOf = ({ form }: BookedForm) =>
  Object.fromEntries(form.fields.filter(({ kind }) => kind === 'mark').map(({ id }) => [id, true]));

function joinCopies(audit: Audit, all: readonly Taken[], person: string): void {
  const papers = new Map<string, PictureName[]>();
  for (const { station, paper, sha256: file } of all) {
    const key = `${station.region}/${station.number}/${paper}`;
    papers.set(key, [...(papers.get(key) ?? []), { sha256: file, page: 1 }]);
  }
  const joinings = [...papers.values()].flatMap((pictures) =>
    pictures.flatMap((one, n) =>
      pictures.slice(n + 1).map((other) => ({ ...pairOf(one, other), joined: true })),
    ),
  );
  audit.change({ person, act: 'papers.joined' }, (db, { at }) =>
    say(db, { joinings, linkings: [] }, { person, at }),
  );
}
