import { act, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { OutsideContext } from '../../renderer/api/context.ts';
import type { LoadedPicture, PictureRequest } from '../../renderer/api/images.ts';
import { usePagePicture } from '../../renderer/components/crop/usePagePicture.ts';
import type { ScanDetail } from '../../shared/api/scans.ts';
import { readingOf } from '../support/desk.ts';
import { outsideOf, scanOf } from '../support/outside.ts';

function Shown({ detail }: { detail: ScanDetail }) {
  const { picture, pxPerMm } = usePagePicture(detail);
  return (
    <p>
      {picture?.url ?? 'none'} {pxPerMm ?? 'whole'}
    </p>
  );
}

/** Pictures that come when the test says so, and are counted while they are held. */
function pictures() {
  const asked: { request: PictureRequest; bring: () => Promise<void> }[] = [];
  const held = new Set<string>();
  const loadPicture = (request: PictureRequest) =>
    new Promise<LoadedPicture>((resolve) => {
      const url = `blob:${request.kind}-${'scan' in request ? request.scan : ''}`;
      asked.push({
        request,
        bring() {
          held.add(url);
          resolve({ url, width: 1680, height: 2376, release: () => void held.delete(url) });
          return Promise.resolve();
        },
      });
    });
  return { asked, held, outside: { ...outsideOf({}).outside, loadPicture } };
}

const placed = (id: number) => scanOf(id, readingOf({}));
const lost = (id: number) => scanOf(id, { ...readingOf({}), status: 'unplaced', placement: null });

test('a placed page comes straightened, an unplaced one as it was taken', async () => {
  const { asked, outside } = pictures();
  const view = (detail: ScanDetail) => (
    <OutsideContext value={outside}>
      <Shown detail={detail} />
    </OutsideContext>
  );
  const { rerender } = render(view(placed(1)));
  await act(() => asked[0]?.bring() ?? Promise.resolve());
  expect(screen.getByText('blob:page-1 8')).toBeTruthy();
  rerender(view(lost(2)));
  expect(screen.getByText('none whole')).toBeTruthy();
  await act(() => asked[1]?.bring() ?? Promise.resolve());
  expect(screen.getByText('blob:original-2 whole')).toBeTruthy();
});

test('a picture is let go of with what showed it, also one that comes too late', async () => {
  const { asked, held, outside } = pictures();
  const view = (detail: ScanDetail) => (
    <OutsideContext value={outside}>
      <Shown detail={detail} />
    </OutsideContext>
  );
  const { rerender, unmount } = render(view(placed(1)));
  rerender(view(placed(2)));
  await act(() => asked[1]?.bring() ?? Promise.resolve());
  await act(() => asked[0]?.bring() ?? Promise.resolve());
  expect([...held]).toEqual(['blob:page-2']);
  expect(screen.getByText('blob:page-2 8')).toBeTruthy();
  unmount();
  expect([...held]).toEqual([]);
});
