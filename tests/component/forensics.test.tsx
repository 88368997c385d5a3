import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { OutsideContext } from '../../renderer/api/context.ts';
import { ForensicsTab } from '../../renderer/features/count/forensics/ForensicsTab.tsx';
import { chooseLanguage, startI18n } from '../../renderer/i18n/i18n.ts';
import type { ElectionView } from '../../shared/api/counting.ts';
import { richForensics, STUFFED_EVERY } from '../unit/plots/forensics/rich-election.ts';
import '../support/browser-edges.ts';
import { outsideOf, workspace } from '../support/outside.ts';

const data = richForensics(340);
const election: ElectionView = {
  id: 'test',
  title: { en: 'Test' },
  day: null,
  candidates: [
    { id: 'a', name: { en: 'Poplar' } },
    { id: 'b', name: { en: 'Elm' } },
  ],
  againstAll: false,
  regions: [{ key: 'almaty-city', name: { en: 'Almaty city' }, tile: null }],
  turnout: { opens: '07:00', closes: '20:00', summaries: [] },
  stuffing: { turnoutPct: 70, sharePct: 60 },
  violations: [],
  stations: 340,
  protocols: 340,
};

beforeAll(() => {
  startI18n();
  chooseLanguage('en');
});

async function open() {
  const onScan = vi.fn<(scan: number) => void>();
  const { outside, calls } = outsideOf({
    'count.forensics': ({ region }) => ({ ...data, region: region ?? null }),
  });
  render(
    <OutsideContext value={outside}>
      <ForensicsTab
        info={workspace}
        election={election}
        onScan={onScan}
        onBehind={() => undefined}
        onTab={() => undefined}
      />
    </OutsideContext>,
  );
  await screen.findByTestId('plot');
  return { onScan, calls, keys: userEvent.setup() };
}

const said = () => screen.getByTestId('said').textContent;
const press = (code: string) => fireEvent.keyDown(screen.getByTestId('plot'), { code });
const choose = (name: RegExp) => fireEvent.click(screen.getByRole('button', { name }));

describe('the plot', () => {
  test('says what came of it, and what it cannot show', async () => {
    await open();
    expect(screen.getByTestId('result').textContent).toBe(
      `In the corner: ${340 / STUFFED_EVERY} of 340 stations. There ${new Intl.NumberFormat('en').format(data.corner.voted)} voters, ${new Intl.NumberFormat('en').format(data.corner.votes)} votes for Poplar.`,
    );
    expect(screen.getByText(/^This is no proof\. Villages/)).toBeTruthy();
    expect(screen.getByText(/PNAS 109\(41\)/)).toBeTruthy();
  });

  test('arrows go from dot to dot, N from one unusual to the next, Enter opens the protocol', async () => {
    const { onScan } = await open();
    press('ArrowRight');
    const first = said();
    expect(first).toMatch(/^Almaty city, station \d+: turnout [\d.]+ % \(\d+ of [\d,]+\), share/);
    press('ArrowRight');
    expect(said()).not.toBe(first);
    press('KeyN');
    const unusual = data.corner.dots.filter((dot) => dot.unusual).map(({ at }) => data.stations[at]);
    const station = Number(/station (\d+)/.exec(said() ?? '')?.[1]);
    expect(unusual.map((each) => each?.station)).toContain(station);
    press('Enter');
    expect(onScan).toHaveBeenCalledExactlyOnceWith(unusual.find((each) => each?.station === station)?.scan);
  });

  test('Home, End and Page keys reach every dot', async () => {
    await open();
    press('End');
    const last = said();
    press('Home');
    for (let n = 1; n < data.corner.dots.length; n++) press('PageDown');
    expect(said()).toBe(last);
  });

  test('a bar opens the stations behind it, each of which opens its protocol; Esc leads back', async () => {
    const { onScan } = await open();
    choose(/^Stations by turnout/);
    press('End');
    const count = Number(/stations: (\d+)$/.exec(said() ?? '')?.[1]);
    expect(count).toBeGreaterThan(1);
    press('Enter');
    const list = screen.getByRole('grid', { name: 'Stations by turnout' });
    expect(list.getAttribute('aria-rowcount')).toBe(String(count + 1));
    fireEvent.keyDown(list, { code: 'Enter', key: 'Enter' });
    expect(onScan).toHaveBeenCalledOnce();
    fireEvent.keyDown(list, { code: 'Escape', key: 'Escape' });
    expect(screen.getByTestId('plot')).toBeTruthy();
  });
});

test('what cannot be tested is not drawn, but said', async () => {
  await open();
  choose(/Benford/);
  expect(screen.queryByTestId('plot')).toBeNull();
  expect(screen.getByTestId('result').textContent).toMatch(/^No figure can be tested/);
  expect(screen.queryByRole('button', { name: 'Save as SVG' })).toBeNull();
  choose(/^Table$/);
  expect(screen.getByRole('grid', { name: /Benford/ }).getAttribute('aria-rowcount')).toBe('3');
});

test('the same data stand in a table, with all stations', async () => {
  await open();
  choose(/far from their neighbours/);
  choose(/^Table$/);
  const grid = screen.getByRole('grid', { name: /^Stations far/ });
  expect(grid.getAttribute('aria-rowcount')).toBe(String(data.outliers.compared.length + 1));
});

test('arrows go through the list of plots', async () => {
  await open();
  const list = screen.getByRole('navigation', { name: 'Plots' });
  within(list).getByRole('button', { current: true }).focus();
  fireEvent.keyDown(list, { code: 'ArrowDown' });
  expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('Stations by turnout');
  expect(within(list).getByRole('button', { current: true })).toBe(document.activeElement);
});

test('one region is asked for alone', async () => {
  const { calls, keys } = await open();
  await keys.selectOptions(screen.getByLabelText('Region'), 'Almaty city');
  expect(calls.map(({ input }) => input)).toEqual([
    { election: 'test' },
    { election: 'test', region: 'almaty-city' },
  ]);
});
