import { describe, expect, it } from 'vitest';
import { clockTime, createTerminal, table } from '../../../electron/cli/terminal.ts';

function recorded(isTTY: boolean) {
  let now = 0;
  const written = { out: '', err: '' };
  const terminal = createTerminal(
    { write: (text) => (written.out += text) },
    { isTTY, write: (text) => (written.err += text) },
    new AbortController().signal,
    () => now,
  );
  return { terminal, written, later: (ms: number) => (now += ms) };
}

describe('progress', () => {
  it('goes to stderr only: stdout belongs to results', () => {
    const { terminal, written } = recorded(true);
    terminal.progress('1 of 2');
    terminal.say('failed: a.jpg');
    terminal.print('done');
    expect(written.out).toBe('done\n');
  });

  it('is rewritten in place on a terminal, ten times a second at most', () => {
    const { terminal, written, later } = recorded(true);
    terminal.progress('1 of 9');
    terminal.progress('2 of 9');
    later(100);
    terminal.progress('3 of 9');
    terminal.say('a line');
    expect(written.err).toBe('1 of 9\r\x1b[2K3 of 9\r\x1b[2Ka line\n');
  });

  it('is a line now and then in a log, without control characters', () => {
    const { terminal, written, later } = recorded(false);
    terminal.progress('1 of 9');
    later(9_000);
    terminal.progress('2 of 9');
    later(1_000);
    terminal.progress('3 of 9');
    expect(written.err).toBe('1 of 9\n3 of 9\n');
  });
});

describe('a time left', () => {
  it.each([
    [0, '0:00'],
    [59.6, '1:00'],
    [3_725, '62:05'],
    [-3, '0:00'],
  ])('%d s is %s', (seconds, text) => {
    expect(clockTime(seconds)).toBe(text);
  });
});

describe('a table', () => {
  it('puts words to the left and numbers to the right', () => {
    const rows = [
      ['final', 7],
      ['to-confirm', 12],
    ];
    expect(table(rows)).toBe('final        7\nto-confirm  12');
  });
});
