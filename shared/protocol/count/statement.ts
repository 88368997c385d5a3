import type { SourceName, SourceSum } from './compare-official-sources.ts';
import type { FigureChange, StatedFigure } from './versions.ts';

/** A place that is not a station: region and district are empty for the country, the district for a region. */
export interface WholePlace {
  region: string;
  district: string;
}

/** Who published a figure, and when (YYYY-MM-DD). */
export type PublishedBy = Pick<StatedFigure, 'source' | 'published'>;

/** F504: covered stations alone hold more than is official for all. */
export interface PartExceedsWhole {
  code: 'F504';
  place: WholePlace;
  source: SourceName;
  /** The figure. */
  key: string;
  part: SourceSum;
  /** Stations of the place; null where that is not known. */
  all: number | null;
  official: PublishedBy & { value: number };
  /** The same without stations in doubt, and whether it still holds; null where the source does not tell doubt. */
  sure: (SourceSum & { holds: boolean }) | null;
}

/** What is official of a figure, what covered stations hold of it, and what that leaves for the others. */
export interface Remainder {
  key: string;
  /** Null where the rest is what registers of stations list. */
  official: number | null;
  covered: number | null;
  rest: number;
}

/** The numbers of a rest that cannot be. */
export interface ImpossibleRest {
  /** Stations that state every figure needed; all others are the rest. */
  stations: number;
  part: Remainder;
  /** What `part` cannot exceed; null where no station is left at all. */
  whole: Remainder | null;
}

/** F505: what covered stations leave for the others cannot be. */
export interface RestImpossible extends ImpossibleRest {
  code: 'F505';
  /** More voters than the rest has, a share over 100 %, or something left for no station. */
  kind: 'turnout' | 'share' | 'none-left';
  place: WholePlace;
  source: SourceName;
  all: number | null;
  official: PublishedBy;
  /**
   * The same with stations in doubt as part of the rest, and whether that still cannot be; numbers are null where it cannot be told. The
   * whole is null where the source does not tell doubt.
   */
  sure: { holds: boolean; numbers: ImpossibleRest | null } | null;
}

/** A figure of a station as it is official and as a protocol states it. */
export interface FigureDiffers {
  key: string;
  official: number;
  stated: number;
}

/** W501: a station's official figures are not those of its protocol. */
export interface StationDiffers {
  code: 'W501';
  region: string;
  district: string;
  station: number;
  source: SourceName;
  official: PublishedBy;
  /** 1: any figure; 2: by 5 or more, or 1 % of those who voted or more; 3: another one on the ballot has most votes. */
  grade: 1 | 2 | 3;
  figures: readonly FigureDiffers[];
  doubtful: boolean;
  /** Picture of the protocol; null for a table. */
  scan: number | null;
}

/** W507: an official figure was changed after it had been published. */
export interface OfficialChanged extends FigureChange {
  code: 'W507';
}

export type Statement = PartExceedsWhole | RestImpossible | StationDiffers | OfficialChanged;

/** True if a contradiction is there only with stations in doubt: it says more of their protocols than of the official result. */
export function restsOnDoubt({ sure }: PartExceedsWhole | RestImpossible): boolean {
  return sure !== null && !sure.holds;
}

/** A piece of a calculation, without words but for names of figures. */
export type Token =
  | { number: number }
  | { sign: '−' | '=' | '>' | '≤' | '→' | '/' | ':' | ';' }
  /** Part of a whole, to be written as a percentage. */
  | { share: readonly [part: number, whole: number] }
  | { figure: string };

/** The calculation that a statement rests on, line by line. */
export function arithmeticOf(statement: Statement): Token[][] {
  switch (statement.code) {
    case 'F504':
      return [difference(statement.part.sum, statement.official.value)];
    case 'F505':
      return restArithmetic(statement);
    case 'W501':
      return statement.figures.map(({ key, official, stated }) => [
        ...named(key),
        ...difference(official, stated),
      ]);
    case 'W507':
      return [[{ number: statement.from.value }, { sign: '→' }, { number: statement.to.value }]];
  }
}

/** What of it holds without stations in doubt, line by line; empty where that is the same, or not known. */
export function arithmeticWithoutDoubt(statement: Statement): Token[][] {
  if (statement.code === 'F504' && statement.sure && !isSame(statement.sure, statement.part))
    return [difference(statement.sure.sum, statement.official.value)];
  if (statement.code === 'F505' && statement.sure?.numbers) {
    const { numbers } = statement.sure;
    return numbers.stations === statement.stations ? [] : restArithmetic(numbers);
  }
  return [];
}

const isSame = (a: SourceSum, b: SourceSum) => a.sum === b.sum && a.stations === b.stations;

function restArithmetic({ part, whole }: ImpossibleRest): Token[][] {
  const lines = [remainderLine(part), ...(whole ? [remainderLine(whole)] : [])];
  if (!whole) return lines;
  const compared: Token[] = [
    { number: part.rest },
    { sign: part.rest > whole.rest ? '>' : '≤' },
    { number: whole.rest },
  ];
  const share: Token[] =
    whole.rest > 0
      ? [
          { sign: ';' },
          { number: part.rest },
          { sign: '/' },
          { number: whole.rest },
          { sign: '=' },
          { share: [part.rest, whole.rest] },
        ]
      : [];
  return [...lines, [...compared, ...share]];
}

function remainderLine({ key, official, covered, rest }: Remainder): Token[] {
  return official === null || covered === null
    ? [...named(key), { number: rest }]
    : [...named(key), ...difference(official, covered)];
}

const named = (key: string): Token[] => [{ figure: key }, { sign: ':' }];

function difference(a: number, b: number): Token[] {
  return [{ number: a }, { sign: '−' }, { number: b }, { sign: '=' }, { number: a - b }];
}
