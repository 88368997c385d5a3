import type { ScanDetail } from '../../../shared/api/outputs.ts';
import { HattamaError } from '../../../shared/api/result.ts';
import { worded } from '../../../shared/forms/checks.ts';
import { entriesOf } from '../../store/entries.ts';
import { flagsOf } from '../../store/flags.ts';
import { findOriginal } from '../../store/originals.ts';
import { findReading } from '../../store/readings.ts';
import { findRefusal } from '../../store/refusals.ts';
import { countScans, listScans } from '../../store/scan-list.ts';
import { findScan, type Scan } from '../../store/scans.ts';
import { sourcesOf } from '../../store/sources.ts';
import type { Handlers, Rooms } from '../rooms.ts';

function detailOf({ audit: { read }, forms }: Rooms, scan: Scan): ScanDetail {
  const entries = entriesOf(read, scan.id);
  const form = forms.get(entries[0]?.form ?? '')?.form;
  const flags = scan.entry === null ? [] : flagsOf(read, scan.entry);
  return {
    id: scan.id,
    version: scan.version,
    sha256: scan.original,
    page: scan.page,
    mediaType: findOriginal(read, scan.original)?.mediaType ?? '',
    status: scan.status,
    form: scan.form,
    region: scan.region,
    sources: sourcesOf(read, scan.original),
    reading: (scan.reading === null ? undefined : findReading(read, scan.reading)) ?? null,
    entries,
    flags: flags.map((flag) => (form ? worded(form, flag, 'en') : { ...flag, message: flag.code })),
    cannotEnter:
      (scan.status === 'cannot-enter' && scan.refusal !== null
        ? findRefusal(read, scan.refusal)
        : undefined) ?? null,
  };
}

export const scanHandlers: Pick<Handlers, 'scans.list' | 'scans.get' | 'image.page' | 'image.original'> = {
  'scans.list': ({ audit: { read } }, { offset, limit, ...filter }) => ({
    total: countScans(read, filter),
    rows: listScans(read, filter, offset, limit),
  }),

  'scans.get': (rooms, { scan: id }) => {
    const scan = findScan(rooms.audit.read, id);
    if (!scan) throw new HattamaError('not-found', `There is no scan ${id}`);
    return detailOf(rooms, scan);
  },

  'image.page': ({ pictures }, { scan }) => pictures.page(scan),
  'image.original': ({ pictures }, { scan, side, turn }) => pictures.original(scan, { side, turn }),
};
