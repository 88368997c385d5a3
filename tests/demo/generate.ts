import { coverStations } from './coverage.ts';
import { diceFrom } from './dice.ts';
import { honestStations } from './honest.ts';
import { incidentsAt } from './incidents.ts';
import type { DemoElection } from './model.ts';
import { plantHeadCounts, plantHours } from './plants/hours.ts';
import {
  addHonestVariety,
  plantDifferingCopies,
  plantIdentical,
  plantRewritten,
  plantSlips,
  plantStuffing,
} from './plants/papers.ts';
import { gardenOf } from './plants/pool.ts';
import { plantFalsifiedStations, plantPublications } from './plants/tables.ts';

/** Fewer stations than these do not hold one plant of each kind in every region that needs it. */
export const FEWEST_STATIONS = 800;

/**
 * Makes up an election: honest commissions first, then what is planted, each thing with an entry in the key. It knows nothing of how the
 * product counts or what its rules look at: what it expects was worked out by hand from the rules' own words.
 * @param size number of stations, `FEWEST_STATIONS` at least
 * @param seed the same election comes out for the same seed
 */
export function generateElection(size: number, seed: number): DemoElection {
  if (size < FEWEST_STATIONS) throw new Error(`An election needs ${FEWEST_STATIONS} stations at least`);
  const dice = diceFrom(seed);
  const stations = honestStations(dice, size);
  coverStations(dice, stations);
  const garden = gardenOf(dice, stations);
  plantFalsifiedStations(garden);
  plantSlips(garden);
  plantStuffing(garden);
  plantRewritten(garden);
  plantDifferingCopies(garden);
  plantIdentical(garden);
  const official = plantPublications(garden, stations);
  addHonestVariety(garden);
  plantHours(garden);
  plantHeadCounts(garden);
  return { seed, stations, official, incidents: incidentsAt(dice, stations), planted: garden.key };
}
