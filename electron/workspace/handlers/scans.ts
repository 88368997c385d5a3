import type { ScanDetail } from '../../../shared/api/scans.ts';
import { HattamaError } from '../../../shared/api/result.ts';
import { worded } from '../../../shared/forms/checks.ts';
import { barredBy } from '../../review/barred.ts';
import { stateOf } from '../../review/state.ts';
import { plantFor } from '../../review/attention.ts';
import { isAway } from '../../store/away.ts';
import { closuresOf } from '../../store/closures.ts';
import { entriesOf } from '../../store/entries.ts';
import { flagsOf } from '../../store/flags.ts';
import { findOriginal } from '../../store/originals.ts';
import { findReading } from '../../store/readings.ts';
import { findRefusal } from '../../store/refusals.ts';
import { countScans, listScans } from '../../store/scan-list.ts';
import { findScan, type Scan } from '../../store/scans.ts';
import { sourcesOf } from '../../store/sources.ts';
import type { Handlers, Rooms, Seat } from '../rooms.ts';

function detailOf({ audit: { read }, store, forms, claims }: Rooms, scan: Scan, seat: Seat): ScanDetail {
  const entries = entriesOf(read, scan.id);
  const counting = entries.find(({ id }) => id === scan.entry);
  const form = forms.get(counting?.form ?? '')?.form;
  const flags = scan.entry === null ? [] : flagsOf(read, scan.entry);
  const detail: ScanDetail = {
    id: scan.id,
    version: scan.version,
    sha256: scan.original,
    page: scan.page,
    away: isAway(read, scan.original),
    mediaType: findOriginal(read, scan.original)?.mediaType ?? '',
    status: scan.status,
    form: scan.form,
    region: scan.region,
    sources: sourcesOf(read, scan.original),
    reading: (scan.reading === null ? undefined : findReading(read, scan.reading)) ?? null,
    entries,
    entry: scan.entry,
    attention: store.readOnly === null ? plantFor(read, scan) : null,
    flags: flags.map((flag) => (form ? worded(form, flag, 'en') : { ...flag, message: flag.code })),
    closures: closuresOf(read, scan.id),
    barred: seat.person && barredBy(stateOf(read, scan), seat.person),
    claimed: claims.by(scan.id, seat),
    cannotEnter:
      (scan.status === 'cannot-enter' && scan.refusal !== null
        ? findRefusal(read, scan.refusal)
        : undefined) ?? null,
  };
  return scan.status === 'second-entry' ? blind(detail, seat) : detail;
}

/** What may be known of a scan that awaits its second entry: the picture, and what this person typed before. */
function blind(detail: ScanDetail, { person }: Seat): ScanDetail {
  const { reading, entries, entry } = detail;
  return {
    ...detail,
    reading: reading && { ...reading, fields: {}, marks: {}, checks: [] },
    entries: entries.filter((each) => each.other === entry && each.person === person?.code),
    flags: [],
  };
}

export const scanHandlers: Pick<Handlers, 'scans.list' | 'scans.get' | 'image.page' | 'image.original'> = {
  'scans.list': ({ audit: { read }, claims }, { offset, limit, ...filter }, seat) => ({
    total: countScans(read, filter),
    rows: listScans(read, filter, offset, limit).map((row) => ({
      ...row,
      // What the first entry says is not told before the second one is there.
      ...(row.status === 'second-entry' ? { station: null } : {}),
      claimed: claims.by(row.id, seat),
    })),
  }),

  'scans.get': (rooms, { scan: id }, seat) => {
    const scan = findScan(rooms.audit.read, id);
    if (!scan) throw new HattamaError('not-found', `There is no scan ${id}`);
    return detailOf(rooms, scan, seat);
  },

  'image.page': ({ pictures }, { scan }) => pictures.page(scan),
  'image.original': ({ pictures }, { scan, side, turn }) => pictures.original(scan, { side, turn }),
};
