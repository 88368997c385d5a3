import { expect, test } from 'vitest';
import { joinPages } from '../../../../shared/protocol/count/join-pages.ts';
import { countedPaper } from '../../../support/counted.ts';

const page = (n: number, picture: string, figures: Record<string, number | null>, flagged = false) => ({
  page: n,
  paper: countedPaper(figures, { picture, flagged }),
});

test('papers of a form of one page stay apart', () => {
  const pages = [page(1, 'b', { voted: 2 }), page(1, 'a', { voted: 1 })];
  expect(joinPages(pages).map(({ picture }) => picture)).toEqual(['a', 'b']);
});

test('the pages of a paper become one, whatever their order; a flag on one is a flag on the paper', () => {
  const first = page(1, 'x', { registered: 300, voted: null });
  const second = page(2, 'y', { registered: null, voted: 200 }, true);
  for (const pages of [
    [first, second],
    [second, first],
  ]) {
    const [paper, ...others] = joinPages(pages);
    expect(others).toEqual([]);
    expect(paper).toMatchObject({ picture: 'x', flagged: true, figures: { registered: 300, voted: 200 } });
  }
});

test('of two copies with two pages each there are two papers', () => {
  const pages = ['a', 'b'].flatMap((name) => [
    page(1, `${name}1`, { registered: 300, voted: null }),
    page(2, `${name}2`, { registered: null, voted: 200 }),
  ]);
  expect(joinPages(pages)).toMatchObject([
    { picture: 'a1', figures: { registered: 300, voted: 200 } },
    { picture: 'b1', figures: { registered: 300, voted: 200 } },
  ]);
});

test('a page without its others leaves the rest unknown', () => {
  expect(joinPages([page(2, 'y', { registered: null, voted: 200 })])).toMatchObject([
    { figures: { registered: null, voted: 200 } },
  ]);
});
