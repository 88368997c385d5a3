import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseForm } from '../../shared/forms/check.ts';
import { type Form, isNumeric } from '../../shared/forms/form.ts';
import type { PageExtraction } from '../../shared/api/extraction.ts';
import { type Desk, layDesk } from '../../renderer/features/review/desk/desk.ts';
import { type DeskAction, reduceDesk } from '../../renderer/features/review/desk/reducer.ts';
import { projectFolder } from './reference.ts';

/** A form that ships. */
export function shippedForm(id: string): Form {
  const checked = parseForm(readFileSync(path.join(projectFolder, 'resources/forms', `${id}.json`), 'utf8'));
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.form;
}

export const formA = shippedForm('kz-2019-a');

/** Numeric fields of form A in paper order. */
export const rowsA = formA.fields.filter(isNumeric);

/** What a machine might read of a page: the given values accepted, the given doubts not. */
export function readingOf(
  accepted: Record<string, number>,
  doubtful: Record<string, number> = {},
): PageExtraction {
  const field = (value: number, accept: boolean) => ({
    value,
    state: 'number' as const,
    confidence: accept ? 0.995 : 0.6,
    accept,
    alternatives: [[value, 0.9]] as const,
  });
  const entries = [
    ...Object.entries(accepted).map(([id, value]) => [id, field(value, true)] as const),
    ...Object.entries(doubtful).map(([id, value]) => [id, field(value, false)] as const),
  ];
  return {
    status: 'read',
    form: formA.id,
    formVersion: formA.version,
    formPage: 1,
    reason: null,
    score: 0.95,
    ms: 800,
    width: 1300,
    height: 1800,
    placement: {
      turned: 0,
      corners: [
        [0, 0],
        [1300, 0],
        [1300, 1800],
        [0, 1800],
      ],
      residualMm: 0.1,
      pxPerMm: 8,
    },
    fields: Object.fromEntries(entries),
    marks: { stamp: { present: true, confidence: 0.99 }, chair: { present: true, confidence: 0.9 } },
    checks: [],
  };
}

/** A desk with form A on it. */
export function deskOf(reading: PageExtraction | null = null): Desk {
  return layDesk({
    fields: rowsA,
    marks: ['chair', 'secretary', 'stamp'],
    region: 'Алматы',
    reading,
    entry: null,
    plant: null,
  });
}

/** Does one thing after the other. */
export function doAll(desk: Desk, actions: readonly DeskAction[]): Desk {
  return actions.reduce(reduceDesk, desk);
}

/** Types a number and confirms it. */
export const typed = (value: number): DeskAction[] => [
  ...[...String(value)].map((digit) => ({ do: 'digit', digit }) as const),
  { do: 'accept' },
];
