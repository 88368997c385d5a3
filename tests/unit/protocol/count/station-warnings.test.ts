import { expect, test } from 'vitest';
import { type StationFigures, stationWarnings } from '../../../../shared/protocol/count/station-warnings.ts';

const none: StationFigures = {
  turnout: [],
  voted: null,
  headCount: null,
  voters: null,
  registered: { register: null, protocol: null },
};
const at = (time: string, voted: number) => ({ time, voted });

test.each<[title: string, known: Partial<StationFigures>, codes: string[]]>([
  ['nothing known', {}, []],
  ['a steady day', { turnout: [at('10:00', 100), at('13:00', 300)], voted: 500, voters: 900 }, []],
  ['fewer than before, with no protocol yet', { turnout: [at('10:00', 300), at('13:00', 299)] }, ['F214']],
  ['more than the protocol says in the end', { turnout: [at('13:00', 501)], voted: 500 }, ['F214']],
  ['two a minute', { turnout: [at('12:00', 0), at('13:00', 120)] }, []],
  ['more than two a minute', { turnout: [at('12:00', 0), at('13:00', 121)] }, ['W214']],
  ['observers who counted nearly as much', { headCount: 485, voted: 494 }, []],
  ['observers who counted far less', { headCount: 485, voted: 938 }, ['W213']],
  ['observers who counted, and no protocol', { headCount: 485 }, []],
  ['a list a little longer than the register', { registered: { register: 1500, protocol: 1529 } }, []],
  ['a list 2 % longer than the register', { registered: { register: 1500, protocol: 1530 } }, ['W212']],
  ['a small list that is 9 short', { registered: { register: 40, protocol: 31 } }, []],
  ['a small list that is 10 short', { registered: { register: 40, protocol: 30 } }, ['W212']],
  ['a register, and no protocol', { registered: { register: 1500, protocol: null } }, []],
  ['more than are on the lists', { turnout: [at('13:00', 1001)], voters: 1000 }, ['over']],
])('%s', (_, known, codes) => {
  expect(stationWarnings({ ...none, ...known }).map(({ code }) => code)).toEqual(codes);
});
