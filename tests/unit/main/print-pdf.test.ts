import { beforeEach, expect, test, vi } from 'vitest';
import { printPdf } from '../../../electron/main/print-pdf.ts';

type Verdict = { cancel?: boolean };
type Judge = (details: { url: string }, answer: (verdict: Verdict) => void) => void;

/** Electron at the module's edge: what a print window was made of, and what it loaded. */
const edge = vi.hoisted(() => ({
  partition: '',
  judge: null as Judge | null,
  page: null as (() => Response) | null,
  options: {},
  loaded: '',
  destroyed: 0,
  printing: (): Promise<Uint8Array> => Promise.resolve(new Uint8Array()),
}));
vi.mock('electron', () => ({
  session: {
    fromPartition: (partition: string) => {
      edge.partition = partition;
      return {
        setPermissionRequestHandler: () => undefined,
        setPermissionCheckHandler: () => undefined,
        setDevicePermissionHandler: () => undefined,
        setSpellCheckerEnabled: () => undefined,
        webRequest: { onBeforeRequest: (judge: Judge) => (edge.judge = judge) },
        protocol: {
          handle: (_scheme: string, page: () => Response) => (edge.page = page),
          unhandle: () => (edge.page = null),
        },
      };
    },
  },
  BrowserWindow: class {
    webContents = { printToPDF: () => edge.printing() };
    constructor(options: { webPreferences: Record<string, unknown> }) {
      edge.options = options.webPreferences;
    }
    loadURL(url: string) {
      edge.loaded = url;
      return Promise.resolve();
    }
    destroy() {
      edge.destroyed++;
    }
  },
}));

beforeEach(() => {
  edge.destroyed = 0;
});

const passes = (url: string): boolean => {
  let verdict: Verdict = {};
  edge.judge?.({ url }, (given) => (verdict = given));
  return verdict.cancel !== true;
};

test('a page is printed as it is, in a window without scripts whose one address it is', async () => {
  let served = '';
  edge.printing = async () => {
    served = (await edge.page?.().text()) ?? '';
    return new Uint8Array([37, 80, 68, 70]);
  };
  expect(await printPdf('<p>Хаттама')).toEqual(new Uint8Array([37, 80, 68, 70]));
  expect(served).toBe('<p>Хаттама');
  expect(edge.options).toMatchObject({ javascript: false, sandbox: true, nodeIntegration: false });
  // Kept in memory alone: a partition that is kept on disk begins with "persist:".
  expect(edge.partition).toMatch(/^print-/);
  expect(passes(edge.loaded)).toBe(true);
  expect(passes('data:image/jpeg;base64,AAAA')).toBe(true);
  for (const url of [
    'https://example.org/',
    'file:///etc/passwd',
    `${edge.loaded}image/page`,
    'ws://127.0.0.1/',
  ])
    expect([url, passes(url)]).toEqual([url, false]);
  expect([edge.destroyed, edge.page]).toEqual([1, null]);
});

test('the window goes when printing fails', async () => {
  edge.printing = () => Promise.reject(new Error('out of paper'));
  await expect(printPdf('<p>')).rejects.toThrow('out of paper');
  expect([edge.destroyed, edge.page]).toEqual([1, null]);
});
