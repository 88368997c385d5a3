import type { PlotLanguage } from './texts.ts';

/** What a plot is drawn with; CSS colours. Shapes differ where colours do. */
export interface PlotColours {
  ink: string;
  soft: string;
  line: string;
  /** Behind the plot; lets marks be told apart where they lie on each other. */
  ground: string;
  usual: string;
  unusual: string;
  /** A second kind of unusual. */
  other: string;
}

/** For paper and for files that stand alone. */
export const paperColours: PlotColours = {
  ink: '#1b1e22',
  soft: '#565d66',
  line: '#85898f',
  ground: '#ffffff',
  usual: '#1d4f91',
  unusual: '#a11d17',
  other: '#754a00',
};

/** Follow the page's variables, light or dark; as on paper where the page has none. */
export const pageColours: PlotColours = {
  ink: `var(--ink, ${paperColours.ink})`,
  soft: `var(--ink-soft, ${paperColours.soft})`,
  line: `var(--line-strong, ${paperColours.line})`,
  ground: `var(--surface, ${paperColours.ground})`,
  usual: `var(--accent, ${paperColours.usual})`,
  unusual: `var(--bad, ${paperColours.unusual})`,
  other: `var(--warn, ${paperColours.other})`,
};

/** How a plot is drawn. */
export interface PlotStyle {
  /** The window's own, or one made where there is no window (linkedom). */
  document: Document;
  /** px */
  width: number;
  /** px */
  fontSize: number;
  colours: PlotColours;
  language: PlotLanguage;
  names: PlotNames;
}

/** What regions and candidates are called. */
export interface PlotNames {
  /** By key. */
  region: (key: string) => string;
  /** By id; of the one against all too. */
  candidate: (id: string) => string;
}

/** A place in a plot that stands for one station or several. */
export interface Spot {
  /** px from the plot's upper left corner. */
  x: number;
  y: number;
  /** Half of a bar's width and height; none of a dot. */
  half?: { width: number; height: number };
  /** Places in `Forensics.stations`. */
  stations: readonly number[];
  unusual: boolean;
  /** What it says, in words; asked for when it is looked at, as there are thousands. */
  text: () => string;
}

export interface DrawnPlot {
  svg: SVGSVGElement;
  /** Of dots and bars, in the order in which they are gone through: from left to right. */
  spots: readonly Spot[];
}
