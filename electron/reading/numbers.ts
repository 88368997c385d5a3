import type { FieldCut } from '../vision/types.ts';
import { decodeCells } from './cells.ts';
import { correctionOfCells } from './corrected.ts';
import type { CellReader, InkArea, LineReader, NumberReader, NumberReading, PrintedReader } from './types.ts';

/** A field of which its reader said nothing. */
const nothing: NumberReading = { alternatives: [], corrected: 0 };

/**
 * Reads numeric fields with one reader a kind: `cells` cell by cell, decoded as a whole; `line` and `printed` as a
 * whole. Each reader gets all its fields of the page at once, so that it can batch them.
 */
export function numberReader(readers: {
  cells: CellReader;
  lines: LineReader;
  printed: PrintedReader;
}): NumberReader {
  return {
    async read(cuts) {
      const answers = new Map<FieldCut, NumberReading>();
      const of = (kind: FieldCut['field']['kind']) => cuts.filter((cut) => cut.field.kind === kind);
      const boxed = of('cells');
      const scores = await readers.cells.readCells(boxed.flatMap(cellsOf));
      let next = 0;
      for (const cut of boxed) {
        const own = scores.slice(next, (next += cut.cells.length));
        answers.set(cut, { alternatives: decodeCells(own), corrected: correctionOfCells(own) });
      }
      const written = of('line');
      const lines = await readers.lines.readLines(written.map(areaOf));
      written.forEach((cut, index) => answers.set(cut, lines[index] ?? nothing));
      const typed = of('printed');
      const printed = await readers.printed.readPrinted(typed.map(areaOf));
      typed.forEach((cut, index) => answers.set(cut, printed[index] ?? nothing));
      return cuts.map((cut) => answers.get(cut) ?? nothing);
    },
  };
}

function cellsOf({ ink, cells, pxPerMm }: FieldCut): InkArea[] {
  return cells.map((box) => ({ ink, box, pxPerMm }));
}

function areaOf({ ink, box, pxPerMm }: FieldCut): InkArea {
  return { ink, box, pxPerMm };
}
