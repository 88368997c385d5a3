import { act, renderHook } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test } from 'vitest';
import { runLook } from '../../renderer/features/review/runLook.ts';
import { type Glasses, plainGlasses, useLook } from '../../renderer/features/review/useLook.ts';

/** A sitting: protocols come and go, the glasses stay. */
function useSitting({ scan, row, placed = true }: { scan: number; row: number; placed?: boolean }) {
  const [glasses, setGlasses] = useState<Glasses>(plainGlasses);
  const looks = [useLook(row, placed, [glasses, setGlasses]), useLook(row, placed, [glasses, setGlasses])];
  const look = looks[scan];
  if (!look) throw new Error('two protocols');
  return look;
}

const sit = (placed = true) => renderHook(useSitting, { initialProps: { scan: 0, row: 0, placed } });

describe('what holds and what does not', () => {
  test('from row to row: zoom, tilt and light hold, the crop is back at its row', () => {
    const { result, rerender } = sit();
    for (const key of ['zoom-in', 'pan-left', 'tilt-right', 'brighter', 'ink'] as const)
      act(() => runLook(key, result.current));
    expect(result.current.views.crop.pan[0]).toBeLessThan(0);
    rerender({ scan: 0, row: 1, placed: true });
    expect(result.current.views.crop).toEqual({ zoom: 1.25, pan: [0, 0] });
    expect(result.current.tilt).toBe(0.5);
    expect(result.current.light).toEqual({ brightness: 1.2, contrast: 1, ink: true });
  });

  test('from protocol to protocol: light and zoom hold, the tilt does not', () => {
    const { result, rerender } = sit();
    for (const key of ['zoom-in', 'turn-right', 'ink'] as const) act(() => runLook(key, result.current));
    rerender({ scan: 1, row: 0, placed: true });
    expect(result.current.views.crop.zoom).toBe(1.25);
    expect(result.current.light.ink).toBe(true);
    expect(result.current.tilt).toBe(0);
  });

  test('keys act on the crop, on the whole page while it is shown, and on an unplaced page always', () => {
    const placed = sit();
    expect(placed.result.current.pane).toBe('crop');
    act(() => runLook('whole', placed.result.current));
    expect(placed.result.current.pane).toBe('page');
    act(() => runLook('zoom-in', placed.result.current));
    expect(placed.result.current.views).toEqual({
      page: { zoom: 1.25, pan: [0, 0] },
      crop: { zoom: 1, pan: [0, 0] },
    });
    expect(sit(false).result.current.pane).toBe('page');
  });

  test('an unplaced page stays where it was put from row to row', () => {
    const { result, rerender } = sit(false);
    act(() => runLook('zoom-in', result.current));
    act(() => runLook('pan-down', result.current));
    const { page } = result.current.views;
    rerender({ scan: 0, row: 5, placed: false });
    expect(result.current.views.page).toEqual(page);
  });

  test('R puts all back', () => {
    const { result } = sit();
    for (const key of ['zoom-in', 'pan-up', 'turn-left', 'darker', 'softer', 'ink'] as const)
      act(() => runLook(key, result.current));
    act(() => runLook('reset', result.current));
    expect(result.current.views).toEqual({
      page: { zoom: 1, pan: [0, 0] },
      crop: { zoom: 1, pan: [0, 0] },
    });
    expect(result.current.tilt).toBe(0);
    expect(result.current.light).toEqual(plainGlasses.light);
  });
});
