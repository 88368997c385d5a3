import type { BetweenPapers, CountedElection } from '../../../../shared/protocol/count/counted.ts';
import { type Forensics, forensicsOf } from '../../../../shared/protocol/count/forensics/forensics.ts';
import { simulated } from '../../protocol/count/forensics/simulated.ts';

const hours = ['10:00', '12:00', '14:00', '16:00', '18:00', '20:00'];
const shares = [0.12, 0.3, 0.5, 0.7, 0.88, 1];
/** Every so manieth station is stuffed; its hourly figures fall, and observers counted half. */
export const STUFFED_EVERY = 17;

/** An election in which every plot has something to draw. */
export function richElection(count: number): CountedElection {
  const { stations: plain, ...rest } = simulated(7, count, STUFFED_EVERY);
  const stations = plain.map((station, index) => {
    const voted = Number(station.papers[0]?.figures['voted']);
    const stuffed = index % STUFFED_EVERY === 0;
    return {
      ...station,
      registered: Number(station.papers[0]?.figures['registered']),
      headCount: index % 4 === 0 ? Math.round(stuffed ? voted / 2 : voted + (index % 7) - 3) : null,
      turnout:
        index % 3 === 0
          ? hours.map((hour, h) => ({
              hour,
              voted: Math.round(voted * (shares[h] ?? 1) * (stuffed && h === 3 ? 0.5 : 1)),
            }))
          : [],
    };
  });
  const scan = (at: number) => stations[at]?.papers[0]?.scan ?? 0;
  const between = [
    [1, 5, 9],
    [20, 33],
  ].flatMap((group) =>
    group.map((at): BetweenPapers => ({
      code: 'W406',
      open: true,
      scan: scan(at),
      others: group.filter((other) => other !== at).map(scan),
      params: {},
      formula: '',
    })),
  );
  return { ...rest, stations, between };
}

export const richForensics = (count: number): Forensics =>
  forensicsOf(richElection(count), { turnoutPct: 70, sharePct: 60 });
