import { writeFile } from 'node:fs/promises';
import type { Language } from '../../../shared/forms/checks.ts';
import { writeWholeFile } from '../whole-file.ts';
import { evidenceDocument } from './document.ts';
import type { StationFacts } from './facts.ts';
import { type CopyPictures, picturesOf, type PictureSource } from './pictures.ts';

export interface EvidenceOptions {
  format: 'html' | 'pdf';
  language: Language;
  /** Leaves out person codes, whatever people wrote, and names of files; pictures then leave without traces too. */
  withoutPeople: boolean;
  /** Attaches pictures written anew instead of the files as they came. */
  stripPictures: boolean;
}

/** What writing an evidence file takes from outside of this room. */
export interface EvidenceTools {
  /** The workspace folder, for its originals. */
  folder: string;
  pictures: PictureSource;
  /** Prints a page of HTML; answers the PDF. */
  print: (page: string) => Promise<Uint8Array>;
  /** Told how many copies and documents have their pictures. */
  onProgress: (done: number, total: number) => void;
}

/** Bytes of all attached pictures together: the file has to open on an old laptop, and go by mail. */
const MOST_ATTACHED = 60 * 1024 * 1024;

/**
 * Writes the evidence file of a station, whole or not at all. As HTML the same workspace makes the same bytes; a PDF says
 * when it was printed. Throws `HattamaError`: workspace-damaged, no-printer, and what `writeWholeFile` throws.
 */
export async function writeEvidence(
  target: string,
  facts: StationFacts,
  { format, language, withoutPeople, stripPictures }: EvidenceOptions,
  tools: EvidenceTools,
): Promise<void> {
  const attaches = format === 'html';
  const as = !attaches ? 'none' : withoutPeople || stripPictures ? 'bare' : 'original';
  await writeWholeFile(target, async (file) => {
    const pictures = new Map<number, CopyPictures>();
    let most = MOST_ATTACHED;
    // Documents are no forms: they are shown as they came.
    const asItCame = { ...tools.pictures, straightened: () => Promise.resolve(null) };
    const shown = [
      ...facts.copies.map((picture) => ({ picture, source: tools.pictures })),
      ...facts.documents.map(({ picture }) => ({ picture, source: asItCame })),
    ];
    for (const { picture, source } of shown) {
      tools.onProgress(pictures.size, shown.length);
      const made = await picturesOf(picture, tools.folder, source, { as, most });
      most -= made.attached?.bytes.length ?? 0;
      pictures.set(picture.scan.id, made);
    }
    const page = evidenceDocument(facts, pictures, { language, withoutPeople, attaches });
    await writeFile(file, attaches ? page : await tools.print(page));
    tools.onProgress(shown.length, shown.length);
  });
}
