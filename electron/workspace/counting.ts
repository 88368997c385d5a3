import type { ElectionView } from '../../shared/api/counting.ts';
import type { CountedElection } from '../../shared/protocol/count/counted.ts';
import { regionsOf } from '../../shared/protocol/count/regions.ts';
import { withSayingsSince } from '../count/index.ts';
import { confirmedByForm, electionsTold } from '../store/counting.ts';
import { lastChange } from '../store/last-change.ts';
import { readMeta } from '../store/meta.ts';
import { sendErrand } from './errand.ts';
import type { Rooms } from './rooms.ts';

/** What was gathered of an election last, and the act of the log up to which it holds. */
interface Gathered {
  upTo: number;
  counted: Promise<CountedElection>;
}

const gathered = new WeakMap<Rooms, Map<string, Gathered>>();

/**
 * All that is known of an election: gathered by a worker, and again once data have changed; sayings alone are put upon what was
 * gathered before.
 * @param election its id; the one with most confirmed protocols where absent
 */
export function countedNow(rooms: Rooms, election: string = mainElection(rooms)): Promise<CountedElection> {
  const upTo = lastChange(rooms.audit.read)?.seq ?? 0;
  const known = gathered.get(rooms) ?? new Map<string, Gathered>();
  gathered.set(rooms, known);
  const before = known.get(election);
  if (before?.upTo === upTo) return before.counted;
  const file = rooms.elections.get(election) ?? null;
  const others = lastChange(rooms.audit.read, ['station.told'])?.seq ?? 0;
  const counted =
    before && before.upTo >= others
      ? before.counted.then((base) =>
          withSayingsSince(rooms.audit.read, base, regionsOf(file?.regions ?? [])),
        )
      : sendErrand(rooms.store, { kind: 'count', election, forms: rooms.forms, file });
  known.set(election, { upTo, counted });
  // What failed is not remembered.
  counted.catch(() => known.delete(election));
  return counted;
}

/**
 * The elections that anything here is about, the one with most confirmed protocols first; where nothing is here yet, those of the
 * forms in use.
 */
export async function electionsNow(rooms: Rooms): Promise<ElectionView[]> {
  const found = electionsHere(rooms);
  return Promise.all(found.map(async ({ id, protocols }) => viewOf(rooms, id, protocols)));
}

/** Id of the election with most confirmed protocols; empty where there is none. */
export function mainElection(rooms: Rooms): string {
  return electionsHere(rooms)[0]?.id ?? '';
}

function electionsHere(rooms: Rooms): { id: string; protocols: number }[] {
  const { read } = rooms.audit;
  const protocols = new Map<string, number>(electionsTold(read).map((id) => [id, 0]));
  for (const { form, scans } of confirmedByForm(read)) {
    const id = rooms.forms.get(form)?.form.election;
    if (id !== undefined) protocols.set(id, (protocols.get(id) ?? 0) + scans);
  }
  if (protocols.size === 0)
    for (const form of readMeta(read).forms ?? []) {
      const id = rooms.forms.get(form)?.form.election;
      if (id !== undefined) protocols.set(id, 0);
    }
  // Of elections without a protocol those go first of which something is known beside their forms.
  const filed = (id: string) => Number(rooms.elections.has(id));
  return [...protocols]
    .map(([id, count]) => ({ id, protocols: count }))
    .sort((a, b) => b.protocols - a.protocols || filed(b.id) - filed(a.id));
}

async function viewOf(rooms: Rooms, id: string, protocols: number): Promise<ElectionView> {
  const counted = await countedNow(rooms, id);
  const file = rooms.elections.get(id);
  const forms = [...rooms.forms.values()].map(({ form }) => form).filter(({ election }) => election === id);
  const names = new Map(forms.flatMap(({ candidates }) => candidates.map((each) => [each.id, each.name])));
  const regions = new Map((file?.regions ?? []).map((region) => [region.id, region]));
  return {
    id,
    title: file?.title ?? forms[0]?.title ?? { en: id },
    day: file?.day ?? null,
    candidates: counted.candidates.map((candidate) => ({
      id: candidate,
      name: names.get(candidate) ?? { en: candidate },
    })),
    againstAll: counted.againstAll,
    regions: counted.regions.map((key) => ({
      key,
      name: regions.get(key)?.name ?? (key === '' ? {} : { en: counted.regionNames[key] ?? key }),
      tile: regions.get(key)?.tile ?? null,
    })),
    turnout: file?.turnout ?? { opens: '07:00', closes: '20:00', summaries: ['13:00', '15:00', '20:00'] },
    stuffing: file?.stuffing ?? { turnoutPct: 70, sharePct: 75 },
    violations: file?.violations ?? [],
    stations: counted.stations.length,
    protocols,
  };
}
