import type { Dice } from '../dice.ts';
import type { DemoStation, Planted } from '../model.ts';

/** What plants are made with. */
export interface Garden {
  dice: Dice;
  /** How many stations the election has: plants come by the ten thousand. */
  size: number;
  key: Planted[];
  /**
   * Takes stations that nothing was done to yet, for good.
   * @param perTenThousand how many there shall be; one at least
   */
  take: (perTenThousand: number, fits: (station: DemoStation) => boolean) => DemoStation[];
}

/** A garden over stations; each of them is taken once. */
export function gardenOf(dice: Dice, stations: readonly DemoStation[]): Garden {
  let free = dice.shuffled(stations);
  return {
    dice,
    size: stations.length,
    key: [],
    take(perTenThousand, fits) {
      const wanted = Math.max(1, Math.round((perTenThousand * stations.length) / 10_000));
      const taken = new Set(free.filter(fits).slice(0, wanted));
      free = free.filter((station) => !taken.has(station));
      return [...taken];
    },
  };
}

export const hasPaper = ({ papers }: DemoStation): boolean => papers.length > 0;

/** Names a station in the key. */
export const at = ({ region, number }: DemoStation) => ({ region, district: '', station: number });
