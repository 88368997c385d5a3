/** Exit codes of every command: done, done but some files failed, could not run. */
export const exitCodes = { done: 0, someFailed: 1, couldNotRun: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The terminal as commands see it: results go to stdout, everything else to stderr. */
export interface Terminal {
  /** Prints a result on stdout. */
  print(text: string): void;
  /** Says a line on stderr. */
  say(text: string): void;
  /** Shows how far the work is, on stderr, now and then: in place on a terminal, as lines in a log. */
  progress(text: string): void;
  /** Aborted by Ctrl+C: the command stops cleanly; what is done stays done. */
  cancelled: AbortSignal;
}

interface Output {
  isTTY?: boolean;
  write(text: string): unknown;
}

const everyMs = { terminal: 100, log: 10_000 };

/** @param now the clock, ms */
export function createTerminal(
  stdout: Output,
  stderr: Output,
  cancelled: AbortSignal,
  now: () => number = Date.now,
): Terminal {
  const inPlace = stderr.isTTY === true;
  let lastShown = -Infinity;
  let shown = false;
  const wipe = () => {
    if (inPlace && shown) stderr.write('\r\x1b[2K');
    shown = false;
  };
  return {
    cancelled,
    print(text) {
      wipe();
      stdout.write(`${text}\n`);
    },
    say(text) {
      wipe();
      stderr.write(`${text}\n`);
    },
    progress(text) {
      if (now() - lastShown < (inPlace ? everyMs.terminal : everyMs.log)) return;
      lastShown = now();
      wipe();
      stderr.write(inPlace ? text : `${text}\n`);
      shown = inPlace;
    },
  };
}

/** `m:ss`, for a time left. */
export function clockTime(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** Rows as columns, the first one to the left, numbers to the right. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const widths = rows.reduce<number[]>(
    (all, row) => row.map((cell, i) => Math.max(all[i] ?? 0, String(cell).length)),
    [],
  );
  const line = (row: readonly (string | number)[]) =>
    row
      .map((cell, i) =>
        typeof cell === 'number' ? String(cell).padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0),
      )
      .join('  ');
  return rows.map((row) => line(row).trimEnd()).join('\n');
}
