import { describe, expect, it } from 'vitest';
import type { CellsField, FormField } from '../../../shared/forms/form.ts';
import { numberReader } from '../../../electron/reading/numbers.ts';
import { type NumberReading, symbols } from '../../../electron/reading/types.ts';
import type { FieldCut } from '../../../electron/vision/types.ts';
import { emptyInk } from '../../support/strokes.ts';

const ink = emptyInk(40, 10);
const base = {
  page: 1,
  box: [0, 0, 1, 1] as CellsField['box'],
  label: { en: 'x' },
  digits: 5,
  optional: false,
};

function cut(id: string, kind: 'cells' | 'line' | 'printed', digits = ''): FieldCut {
  const field: FormField =
    kind === 'cells' ? { ...base, id, kind, cells: [[0, 0, 1, 1]] } : { ...base, id, kind };
  // The stand-in reader below reads a cell's left edge as its figure.
  return {
    field,
    pxPerMm: 8,
    image: ink,
    ink,
    box: [0, 0, 40, 10],
    cells: [...digits].map((digit) => [Number(digit), 0, 1, 1]),
  };
}

const surely = (value: number, corrected = 0): NumberReading => ({
  alternatives: [{ value, state: 'number', p: 1 }],
  corrected,
});

describe('the reader of numbers', () => {
  const asked: string[] = [];
  const reader = numberReader({
    cells: {
      readCells: (cells) => {
        asked.push(`${cells.length} cells`);
        return Promise.resolve(
          cells.map(({ box }) => symbols.map((symbol) => (symbol === String(box[0]) ? 1 : 0))),
        );
      },
    },
    lines: {
      readLines: (lines) => {
        asked.push(`${lines.length} lines`);
        return Promise.resolve(lines.map((_, index) => surely(100 + index, index)));
      },
    },
    printed: {
      readPrinted: (cuts) => {
        asked.push(`${cuts.length} printed`);
        return Promise.resolve(cuts.map((_, index) => surely(200 + index)));
      },
    },
  });

  it('gives each kind of field to its reader, all at once, and puts the answers back in order', async () => {
    const cuts = [
      cut('a', 'line'),
      cut('b', 'cells', '12'),
      cut('c', 'printed'),
      cut('d', 'cells', '345'),
      cut('e', 'line'),
    ];
    const answers = await reader.read(cuts);
    expect(answers.map(({ alternatives: [first] }) => first?.value)).toEqual([100, 12, 200, 345, 101]);
    expect(answers.map(({ corrected }) => corrected)).toEqual([0, 0, 0, 0, 1]);
    expect(asked).toEqual(['5 cells', '2 lines', '1 printed']);
  });

  it('reads a page without numbers', async () => {
    expect(await reader.read([])).toEqual([]);
  });
});
