import type { Valid } from '../../../shared/api/contract.ts';
import type { EvidenceWritten } from '../../../shared/api/exporting.ts';
import { MACHINE } from '../../../shared/protocol/acts.ts';
import { findStation, gatherStation, type Station, writeEvidence } from '../../exchange/index.ts';
import { hashFile } from '../../store/durable-copy.ts';
import { findingsBetween } from '../../review/between.ts';
import { papersOf } from '../../review/paper-lists.ts';
import { findReading } from '../../store/readings.ts';
import { findScan } from '../../store/scans.ts';
import { browserPrinter, type Printer } from '../print-pdf.ts';
import type { Handlers, Rooms } from '../rooms.ts';
import { type Target, targetOf } from './target.ts';

type EvidenceInput = Valid<'evidence.write'>;

/** Writes the file and tells the log of it. */
async function writeTo(
  rooms: Rooms,
  input: EvidenceInput,
  station: Station,
  { target, print, person }: { target: Target; print: Printer; person: string },
): Promise<EvidenceWritten> {
  const { audit, forms, store, pictures } = rooms;
  const between = (scan: number) =>
    findingsBetween(audit.read, forms, scan).flatMap(({ findings }) => [...findings]);
  const papers = (scan: number) => papersOf(audit.read, forms, scan);
  const facts = gatherStation(audit.read, { folder: store.folder, forms, between, papers }, station);
  const { format, language, withoutPeople, stripPictures } = input;
  const options = { format, language, withoutPeople, stripPictures };
  await writeEvidence(target.path, facts, options, {
    folder: store.folder,
    pictures: {
      straightened: (scan) => (isLaidAnew(rooms, scan) ? pictures.straightened(scan) : Promise.resolve(null)),
      original: (scan, view) => pictures.original(scan, view),
    },
    print,
    onProgress: (done, total) => rooms.tell({ type: 'evidence', done, total }),
  });
  const copies = facts.copies.length;
  if (!store.readOnly) {
    const { election, region, number } = station;
    const sha256 = await hashFile(target.path);
    await rooms.gate.pass();
    audit.change({ person, act: 'evidence.written' }, (_, event) =>
      event.tell({ election, region, station: number, ...options, copies, sha256 }),
    );
  }
  const { download } = await target.finish();
  return { copies, path: target.path, download };
}

/** True if the form that a page was laid on is here, so that the page can be straightened anew. */
function isLaidAnew({ audit: { read }, shelf }: Rooms, scan: number): boolean {
  const reading = findScan(read, scan)?.reading ?? null;
  const form = reading === null ? null : findReading(read, reading)?.form;
  return shelf.loaded().some((loaded) => loaded.form.id === form);
}

export const evidenceHandlers: Pick<Handlers, 'evidence.write'> = {
  'evidence.write': async (rooms, input, seat) => {
    const station = findStation(rooms.audit.read, rooms.forms, input);
    // Found out before anybody is asked where to write.
    const print = input.format === 'pdf' ? printerOf(rooms) : notAsked;
    const name = `hattama-${station.number}-${rooms.clock().toISOString().slice(0, 10)}.${input.format}`;
    const target = await targetOf(rooms.host, input.path, name);
    return target && writeTo(rooms, input, station, { target, print, person: seat.person?.code ?? MACHINE });
  },
};

function printerOf({ host }: Rooms): Printer {
  return host.printPdf?.bind(host) ?? browserPrinter();
}

const notAsked: Printer = () => Promise.reject(new Error('HTML is not printed'));
