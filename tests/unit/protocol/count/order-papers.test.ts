import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderPapers } from '../../../../shared/protocol/count/order-papers.ts';
import { countedPaper } from '../../../support/counted.ts';

test('a paper without an open error goes before one with, and one that is known whole before one that is not', () => {
  const flagged = countedPaper({ voted: 1 }, { picture: 'a', flagged: true });
  const blank = countedPaper({ voted: 'blank' }, { picture: 'b' });
  const whole = countedPaper({ voted: 1 }, { picture: 'c' });
  expect(orderPapers([flagged, blank, whole]).map(({ picture }) => picture)).toEqual(['c', 'b', 'a']);
});

test('the order does not depend on the workspace: neither on the order of papers nor on their scans', () => {
  const paper = fc.record({
    picture: fc.string(),
    flagged: fc.boolean(),
    voted: fc.option(fc.nat(900)),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(paper, { selector: ({ picture }) => picture, maxLength: 6 }).chain((papers) =>
        fc.record({
          papers: fc.constant(papers),
          shuffled: fc.shuffledSubarray(papers, { minLength: papers.length }),
        }),
      ),
      ({ papers, shuffled }) => {
        const order = (given: typeof papers) =>
          orderPapers(
            given.map(({ picture, flagged, voted }) => countedPaper({ voted }, { picture, flagged })),
          ).map(({ picture }) => picture);
        expect(order(shuffled)).toEqual(order(papers));
      },
    ),
  );
});
