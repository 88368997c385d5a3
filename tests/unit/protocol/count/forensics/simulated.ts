import type { CountedElection, CountedStation } from '../../../../../shared/protocol/count/counted.ts';
import { countedElection, countedPaper, countedStation } from '../../../../support/counted.ts';
import { randomFrom } from '../../../../support/random.ts';

/** A standard normal number (Box & Muller). */
export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Out of n, each with the probability p: normal approximation, which is close for hundreds. */
export function binomial(random: () => number, n: number, p: number): number {
  const drawn = Math.round(n * p + Math.sqrt(n * p * (1 - p)) * normal(random));
  return Math.max(0, Math.min(n, drawn));
}

/** Figures of one station: nobody interfered. */
interface Clean {
  registered: number;
  voted: number;
  votes: [a: number, b: number];
  invalid: number;
}

function cleanStation(random: () => number): Clean {
  const registered = Math.round(Math.min(3000, Math.max(300, 1300 * Math.exp(0.4 * normal(random)))));
  const voted = binomial(random, registered, Math.min(0.58, Math.max(0.3, 0.48 + 0.05 * normal(random))));
  const invalid = binomial(random, voted, 0.01);
  const a = binomial(random, voted - invalid, Math.min(0.65, Math.max(0.45, 0.55 + 0.04 * normal(random))));
  return { registered, voted, votes: [a, voted - invalid - a], invalid };
}

/** Ballots for `a` put in until 92 % of the register "voted". */
function stuffed({ registered, voted, votes: [a, b], invalid }: Clean): Clean {
  const more = Math.max(0, Math.ceil(0.92 * registered) - voted);
  return { registered, voted: voted + more, votes: [a + more, b], invalid };
}

function asStation(station: number, { registered, voted, votes: [a, b], invalid }: Clean): CountedStation {
  return countedStation({
    station,
    district: `district ${station % 10}`,
    papers: [countedPaper({ registered, voted, invalid, 'votes:a': a, 'votes:b': b })],
  });
}

/**
 * An election of two candidates in `count` stations of ten districts.
 * @param stuffedEvery every so manieth station is stuffed for `a`; 0: none
 */
export function simulated(seed: number, count: number, stuffedEvery = 0): CountedElection {
  const random = randomFrom(seed);
  return countedElection({
    stations: Array.from({ length: count }, (_, index) => {
      const clean = cleanStation(random);
      const isStuffed = stuffedEvery > 0 && index % stuffedEvery === 0;
      return asStation(index + 1, isStuffed ? stuffed(clean) : clean);
    }),
  });
}
