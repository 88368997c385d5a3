import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findBrowser } from '../../../electron/workspace/browser-program.ts';
import { browserPrinter } from '../../../electron/workspace/print-pdf.ts';
import { throwAwayFolder } from '../../support/workspace-folder.ts';

function programIn(folder: string, name: string): string {
  const program = path.join(folder, process.platform === 'win32' ? `${name}.exe` : name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(program, '');
  chmodSync(program, 0o755);
  return program;
}

test('the browser that is named is taken, or none', () => {
  const named = programIn(throwAwayFolder(), 'my-browser');
  const PATH = path.dirname(programIn(throwAwayFolder(), 'chromium'));
  expect(findBrowser({ HATTAMA_CHROMIUM: named, PATH })).toBe(named);
  expect(findBrowser({ HATTAMA_CHROMIUM: `${named}-not`, PATH })).toBeNull();
});

test('else one on PATH, Chromium before its kin', () => {
  const first = throwAwayFolder();
  const second = throwAwayFolder();
  programIn(first, 'microsoft-edge');
  const chromium = programIn(second, 'chromium');
  expect(findBrowser({ PATH: ['', first, second].join(path.delimiter) })).toBe(chromium);
});

test('without one there is no printer, and the error names the HTML as the way', () => {
  expect(() => browserPrinter({ HATTAMA_CHROMIUM: '/nowhere/chromium' })).toThrow(
    expect.objectContaining({
      reference: 'no-printer',
      message: expect.stringContaining('as HTML') as string,
    }),
  );
});
