import { useMemo } from 'react';
import type { PageExtraction } from '../../../shared/api/extraction.ts';
import {
  type Form,
  type FormField,
  isNumeric,
  type MarkField,
  type NumericField,
} from '../../../shared/forms/form.ts';
import type { DeskSetup } from './desk/desk.ts';
import type { OpenScan } from '../../components/crop/opener.ts';

/** What lies on the desk of one protocol. */
export interface Setup {
  /** A second entry: nothing of the first one nor of the machine's reading is shown, and only numbers are asked for. */
  blind: boolean;
  /** What the machine read; null where it is not to be seen. */
  reading: PageExtraction | null;
  /** All fields of the page, its numeric rows in paper order, and the marks that are asked for. */
  fields: readonly FormField[];
  rows: readonly NumericField[];
  marks: readonly MarkField[];
  setup: DeskSetup;
}

/** Lays out what a protocol's desk begins with; a second entry begins empty, also where the same person comes back to it. */
export function useSetup({ detail, placed }: OpenScan, form: Form, givenRegion: string): Setup {
  return useMemo(() => {
    const blind = detail.status === 'second-entry';
    const page = detail.reading?.formPage ?? 1;
    const fields = form.fields.filter((field) => field.page === page);
    const rows = fields.filter(isNumeric);
    const marks = blind ? [] : fields.filter((field): field is MarkField => field.kind === 'mark');
    const reading = placed && !blind ? detail.reading : null;
    const setup: DeskSetup = {
      fields: rows,
      marks: marks.map(({ id }) => id),
      region: regionOf(detail.region || givenRegion, form, detail.reading),
      reading,
      entry: blind ? null : (detail.entries[0] ?? null),
      plant: blind ? null : detail.attention,
    };
    return { blind, reading, fields, rows, marks, setup };
  }, [detail, placed, form, givenRegion]);
}

/** The batch's region; where none was given, the one that the machine surely read. */
function regionOf(given: string, form: Form, reading: PageExtraction | null): string {
  if (given) return given;
  const field = form.fields.find((each) => each.kind === 'text' && each.place === 'region');
  const read = field && reading?.fields[field.id];
  return read?.accept && typeof read.value === 'string' ? read.value : '';
}
