import { END_OF_VOTING, firstFall, firstHaste, paceOf, type Reading } from '../../rules/hourly.ts';
import { countedPaper, type CountedStation } from '../counted.ts';
import { hourOf } from '../figures.ts';
import type { LeftOut, LeftOutReason } from './left-out.ts';
import { leftOutOf } from './left-out.ts';
import type { ForensicStation } from './stations.ts';

/** Who had voted by the hour at one station. */
export interface HourlySeries {
  at: number;
  /** By rising hour; those of the protocol at the end of voting are not among them. */
  readings: readonly Reading[];
  /** By the register, or by the protocol where no register says it. */
  registered: number | null;
  /** F214: from `from` to `to` those who had voted become fewer; `to` "24:00" is what the protocol states. */
  fall: { from: string; to: string; before: number; after: number } | null;
  /** W214: more than two votes a minute; `pace` is cut to one decimal. */
  haste: { from: string; to: string; votes: number; pace: number } | null;
}

export interface HourlyPlot {
  series: readonly HourlySeries[];
  falls: number;
  hastes: number;
  leftOut: LeftOut[];
}

/**
 * Series of hourly figures, as typed or imported, else as the protocol states them: F214 (who has voted cannot become fewer, nor
 * more than the protocol says in the end) and W214 (over two votes a minute, the limit of Georgia's observers).
 * @param counted by key of the station
 */
export function hourlyPlot(
  counted: ReadonlyMap<string, CountedStation>,
  stations: readonly ForensicStation[],
): HourlyPlot {
  const reasons: (LeftOutReason | null)[] = [];
  const series: HourlySeries[] = [];
  stations.forEach((station, at) => {
    const known = counted.get(station.key);
    const readings = known ? readingsOf(known) : [];
    if (readings.length === 0) return void reasons.push('no-readings');
    series.push({
      at,
      readings,
      registered: known?.registered ?? station.registered,
      fall: fallOf(readings, station.voted),
      haste: hasteOf(readings),
    });
  });
  return {
    series,
    falls: series.filter(({ fall }) => fall !== null).length,
    hastes: series.filter(({ haste }) => haste !== null).length,
    leftOut: leftOutOf(reasons),
  };
}

function readingsOf(station: CountedStation): Reading[] {
  if (station.turnout.length > 0) return station.turnout.map(({ hour, voted }) => ({ time: hour, voted }));
  const figures = Object.entries(countedPaper(station)?.figures ?? {});
  return figures
    .flatMap(([key, voted]) => {
      const time = hourOf(key);
      return time === null || typeof voted !== 'number' ? [] : [{ time, voted }];
    })
    .sort((a, b) => (a.time < b.time ? -1 : 1));
}

function fallOf(readings: readonly Reading[], voted: number | null): HourlySeries['fall'] {
  const end = voted === null ? [] : [{ time: END_OF_VOTING, voted }];
  const fall = firstFall([...readings, ...end]);
  return (
    fall && {
      from: fall.before.time,
      to: fall.after.time,
      before: fall.before.voted,
      after: fall.after.voted,
    }
  );
}

function hasteOf(readings: readonly Reading[]): HourlySeries['haste'] {
  const haste = firstHaste(readings);
  return (
    haste && {
      from: haste.before.time,
      to: haste.after.time,
      votes: haste.after.voted - haste.before.voted,
      pace: paceOf(haste),
    }
  );
}
