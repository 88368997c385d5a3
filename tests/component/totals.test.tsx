import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, test } from 'vitest';
import { OutsideContext } from '../../renderer/api/context.ts';
import { CountScreen } from '../../renderer/features/count/CountScreen.tsx';
import { chooseLanguage, startI18n } from '../../renderer/i18n/i18n.ts';
import type { ElectionView } from '../../shared/api/counting.ts';
import { stationsBehind } from '../../shared/protocol/count/behind.ts';
import type { CountedElection } from '../../shared/protocol/count/counted.ts';
import { totalsOf } from '../../shared/protocol/count/totals.ts';
import '../support/browser-edges.ts';
import { countedElection, countedPaper, countedPublication, countedStation } from '../support/counted.ts';
import { outsideOf, workspace } from '../support/outside.ts';

const view: ElectionView = {
  id: 'test',
  title: { en: 'A test' },
  day: null,
  candidates: [
    { id: 'a', name: { en: 'Aspen' } },
    { id: 'b', name: { en: 'Birch' } },
  ],
  againstAll: false,
  regions: [
    { key: 'north', name: { en: 'The North' }, tile: null },
    { key: 'south', name: { en: 'The South' }, tile: null },
  ],
  turnout: { opens: '07:00', closes: '20:00', summaries: [] },
  stuffing: { turnoutPct: 70, sharePct: 75 },
  violations: [],
  stations: 3,
  protocols: 3,
};

const paper = (a: number | 'blank', b: number, flagged = false) =>
  countedPaper({ registered: 200, voted: 100, 'votes:a': a, 'votes:b': b }, { flagged });
const election = (more: Partial<CountedElection> = {}) =>
  countedElection({
    regions: ['north', 'south'],
    keys: ['registered', 'voted', 'votes:a', 'votes:b'],
    stations: [
      countedStation({ station: 1, region: 'north', district: 'One', papers: [paper(60, 30)] }),
      countedStation({ station: 2, region: 'north', district: 'Two', papers: [paper(10, 39, true)] }),
      countedStation({ station: 1, region: 'south', papers: [paper('blank', 5)] }),
      countedStation({ station: 2, region: 'south', reason: 'copy-refused' }),
    ],
    ...more,
  });

async function open(counted = election()) {
  const opened: number[] = [];
  const { outside, calls } = outsideOf({
    'count.elections': () => [view],
    'count.totals': () => totalsOf(counted),
    'tables.list': () => [],
    'count.behind': ({ order, offset, limit, election: _, ...asked }) => {
      const { stations, ...sums } = stationsBehind(counted, asked, order);
      return {
        ...sums,
        total: stations.length,
        rows: stations.slice(offset, (offset ?? 0) + (limit ?? 200)),
      };
    },
  });
  const at = (part: string) => (
    <OutsideContext value={outside}>
      <CountScreen
        info={workspace}
        part={part}
        onPart={() => undefined}
        onScan={(scan) => opened.push(scan)}
      />
    </OutsideContext>
  );
  const { rerender } = render(at('totals'));
  const user = userEvent.setup();
  const table = await screen.findByRole('grid', { name: 'Totals by place' });
  const row = (name: string) => {
    const head = within(table).getByRole('rowheader', { name });
    return within(head.closest('tr') as HTMLTableRowElement).getAllByRole('gridcell');
  };
  return {
    user,
    calls,
    opened,
    goTo: (part: string) => rerender(at(part)),
    table,
    row,
    texts: (name: string) => row(name).map(({ textContent }) => textContent),
  };
}

beforeAll(() => {
  startI18n();
  chooseLanguage('en');
});

describe('totals', () => {
  test('each place says its coverage, turnout, votes and shares, and how many papers lack a number', async () => {
    const { texts } = await open();
    expect(texts('Whole country')).toEqual([
      'Protocols3 of 4',
      'Turnout50.00%',
      'Aspen7048.61%1 lack it',
      'Birch7451.39%',
    ]);
    expect(texts('The South').slice(2)).toEqual(['Aspen00.00%1 lack it', 'Birch5100.00%']);
  });

  test('without stations in doubt there is another order, and it is said', async () => {
    const { user, texts } = await open();
    expect(screen.getByText(/^Without stations in doubt the order is another one\./).textContent).toContain(
      'There Aspen is 25 votes ahead of Birch. Papers in doubt hold up to 49 votes: they could change that. 1 other protocol lacks one of these numbers.',
    );
    await user.keyboard('{d}');
    expect(texts('Whole country')[2]).toBe('Aspen6063.16%1 lack it');
    expect(
      screen.getByRole('button', { name: /^Without stations in doubt/ }).getAttribute('aria-pressed'),
    ).toBe('true');
    await user.keyboard('{d}');
    expect(texts('Whole country')[2]).toBe('Aspen7048.61%1 lack it');
  });

  test('arrows go from number to number; a number opens its stations, Esc leads back to it', async () => {
    const { user, row, calls } = await open();
    await user.tab();
    within(row('Whole country')[0] as HTMLElement)
      .getByRole('button')
      .focus();
    await user.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}');
    const number = within(row('The North')[2] as HTMLElement).getByRole('button');
    expect(document.activeElement).toBe(number);
    expect(number.getAttribute('tabindex')).toBe('0');
    await user.keyboard('{Enter}');
    await screen.findByText('2 stations · sum 70');
    expect(calls.at(-1)).toMatchObject({
      name: 'count.behind',
      input: { election: 'test', set: 'with-protocol', region: 'north', key: 'votes:a', order: 'station' },
    });
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(number);
  });

  test('when the address goes to another part, that part is shown and not the stations behind a number', async () => {
    const { user, row, goTo } = await open();
    await user.click(within(row('The North')[2] as HTMLElement).getByRole('button'));
    await screen.findByText('2 stations · sum 70');
    goTo('tables');
    expect(await screen.findByRole('radio', { name: 'Register of stations' })).toBeTruthy();
    expect(screen.queryByText('2 stations · sum 70')).toBeNull();
  });

  test('a region opens its districts, Esc leads back to the country', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('button', { name: 'The North' }));
    await screen.findByRole('rowheader', { name: 'Two' });
    expect(screen.queryByRole('rowheader', { name: 'The South' })).toBeNull();
    await user.keyboard('{Escape}');
    expect(screen.getByRole('heading', { level: 2 }).textContent).toContain('Whole country');
  });

  test('what is not covered is told by its reason, and opens those stations', async () => {
    const { user, calls } = await open();
    await user.click(screen.getByRole('button', { name: '1 A copy was refused' }));
    await screen.findByText('1 station');
    expect(calls.at(-1)).toMatchObject({ input: { set: 'without-protocol', reason: 'copy-refused' } });
  });

  test('figures that papers lack open those papers; how far papers that differ could move a sum is told', async () => {
    const two = countedStation({
      station: 9,
      region: 'south',
      differ: true,
      papers: [paper(1, 2), paper(50, 2)],
    });
    const { user, calls } = await open(election({ stations: [...election().stations, two] }));
    const aspen = screen.getAllByRole('row').find(({ textContent }) => textContent?.startsWith('Aspen'));
    expect(aspen?.textContent).toContain('Aspen71blank 171 to 120');
    await user.click(screen.getByRole('button', { name: 'blank 1' }));
    expect(calls.at(-1)).toMatchObject({ input: { set: 'lacking', key: 'votes:a' } });
  });

  test('tables of others stand beside with their source, and are in no sum', async () => {
    const table = countedPublication(
      'independent',
      [
        { region: 'south', figures: { 'votes:a': 69_669, protocols: 225 } },
        { region: 'north', figures: { 'votes:a': 1 } },
      ],
      { source: 'Coalition', published: '2019-06-12' },
    );
    const { texts } = await open(election({ publications: [table] }));
    expect(texts('Whole country')[2]).toBe('Aspen7048.61%1 lack it');
    const beside = screen.getByRole('table', {
      name: 'Tables of others: beside our own sums, never added to them',
    });
    within(beside).getByRole('columnheader', { name: 'Coalition, 2019-06-12 2 regions' });
    within(beside).getByRole('row', { name: 'Aspen 69,670 70' });
    within(beside).getByRole('row', { name: 'Protocols held 225 3' });
  });

  test('a protocol of a station that no register lists is told apart', async () => {
    const [first, ...others] = election().stations;
    const { texts } = await open(
      election({ stations: [...(first ? [{ ...first, listed: false }] : []), ...others] }),
    );
    expect(texts('Whole country')[0]).toBe('Protocols3 of 31 in no register');
    expect(texts('The South')[0]).toBe('Protocols1 of 2');
  });

  test('what is in no total is told: protocols without a station; and where nobody says how many stations there are', async () => {
    const stations = election().stations.map((station) => ({ ...station, listed: false }));
    const { texts } = await open(election({ stations, nowhere: 2 }));
    expect(texts('Whole country')[0]).toBe('Protocols3 of ?');
    screen.getByRole('button', { name: 'at least 4 stations in all' });
    // Nobody said what was observed: that is not none.
    expect(screen.queryByRole('button', { name: /observed/ })).toBeNull();
    screen.getByText(/2 confirmed protocols without a station’s number are in no total\./);
  });
});
