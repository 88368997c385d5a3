import type { Dice } from '../dice.ts';
import { type Rows, type TypedRows, validOf, voteRows } from '../model.ts';

/** An error of arithmetic that a commission can make: changes sound rows, or answers null where these do not allow it. */
export interface Slip {
  name: string;
  /** Codes of all errors that the changed rows then have, worked out by hand from the rules' own words. */
  codes: readonly string[];
  make: (rows: Rows, dice: Dice) => TypedRows | null;
}

/** The row with most votes. */
const mostVotes = (rows: Rows) => voteRows.reduce((best, row) => (rows[row] > rows[best] ? row : best));

/** Only where the paper is large enough for the slip to be one. */
const from = (least: number, rows: Rows, changed: Partial<Rows>): Rows | null =>
  rows.voted >= least && rows.voted < rows.registered - least ? { ...rows, ...changed } : null;

export const slips: readonly Slip[] = [
  {
    name: 'votes do not add up to those who voted',
    codes: ['F401'],
    make: (rows, dice) => from(60, rows, { [mostVotes(rows)]: rows[mostVotes(rows)] - dice.whole(1, 20) }),
  },
  {
    name: 'more ballots counted than given out',
    codes: ['F401', 'F402'],
    make: (rows, dice) =>
      from(60, rows, {
        [mostVotes(rows)]: rows[mostVotes(rows)] + (rows.issued - rows.voted) + dice.whole(1, 20),
      }),
  },
  {
    name: 'one candidate has more votes than there are valid ballots',
    codes: ['F401', 'F402', 'F404'],
    make: (rows, dice) =>
      from(60, rows, {
        // Above all valid ballots, and with the others' above what was given out.
        [mostVotes(rows)]: rows.voted - rows.invalid + dice.whole(3, 20),
      }),
  },
  {
    name: 'ballots given and unused are less than received',
    codes: ['F301'],
    make: (rows, dice) => from(60, rows, { unused: rows.unused - dice.whole(1, 30) }),
  },
  {
    name: 'too many unused ballots for those who voted',
    codes: ['F301', 'F305', 'F403'],
    make: (rows, dice) =>
      from(60, rows, { unused: rows.unused + (rows.issued - rows.voted) + dice.whole(1, 30) }),
  },
  {
    name: 'more unused ballots than received ones',
    codes: ['F301', 'F302', 'F403'],
    make: (rows, dice) => from(60, rows, { unused: rows.received + dice.whole(1, 50) }),
  },
  {
    name: 'fewer registered than voted',
    codes: ['F201', 'F202'],
    make: (rows, dice) => from(60, rows, { registered: rows.voted - dice.whole(1, 30) }),
  },
  {
    name: 'more given ballots than registered',
    codes: ['F202'],
    make: (rows) => (rows.issued > rows.voted ? from(60, rows, { registered: rows.voted }) : null),
  },
  {
    name: 'more voted than were given ballots',
    codes: ['F203', 'F305', 'F401'],
    make: (rows, dice) => from(60, rows, { voted: rows.issued + dice.whole(1, 20) }),
  },
  {
    name: 'more voted outside than in all',
    codes: ['F204'],
    make: (rows, dice) => from(60, rows, { voted_outside: rows.voted + dice.whole(1, 50) }),
  },
  {
    name: 'more voted by absentee certificate than in all',
    codes: ['F205'],
    make: (rows, dice) => from(60, rows, { voted_absentee: rows.voted + dice.whole(1, 50) }),
  },
  {
    name: 'nobody registered, but votes',
    codes: ['F207'],
    make: (rows) => from(60, rows, { registered: 0 }),
  },
  {
    name: 'no votes for any candidate',
    codes: ['F107'],
    make: (rows) => from(60, rows, Object.fromEntries(voteRows.map((row) => [row, 0]))),
  },
  {
    name: 'a row that was not typed',
    codes: ['F101'],
    make: (rows, dice) =>
      validOf(rows) > 0
        ? { ...rows, [dice.one(['received', 'unused', 'invalid'] as const)]: 'left-out' }
        : null,
  },
];
