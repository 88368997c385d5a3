import { afterEach, beforeEach, expect, vi } from 'vitest';

/** Unexpected console output fails a test: a warning nobody reads is a bug nobody finds. */
const spies = (['log', 'warn', 'error'] as const).map((name) => ({ name, calls: [] as unknown[][] }));

beforeEach(() => {
  for (const spy of spies) {
    spy.calls = [];
    vi.spyOn(console, spy.name).mockImplementation((...args: unknown[]) => void spy.calls.push(args));
  }
});

afterEach(() => {
  vi.restoreAllMocks();
  for (const spy of spies) expect(spy.calls, `console.${spy.name} was called`).toEqual([]);
});
