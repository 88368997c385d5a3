import { z } from 'zod';
import type * as comparison from '../comparison.ts';
import type * as counting from '../counting.ts';
import type * as stations from '../stations.ts';
import { stationOrders, stationSets } from '../../protocol/count/behind.ts';
import { noProtocolReasons } from '../../protocol/count/figures.ts';
import type { ElectionMap } from '../../protocol/count/map.ts';
import { fitsKey, isSayingKey, mostVoters } from '../../protocol/count/sayings.ts';
import type { Forensics } from '../../protocol/count/forensics/forensics.ts';
import type { ElectionTotals } from '../../protocol/count/totals.ts';
import type { TurnoutLine } from '../../protocol/count/turnout-line.ts';
import type { BehindList } from '../totals.ts';
import { reads, writes } from './call.ts';
import { nothing, rowId, fieldId, short, note } from './parts.ts';

/** `StationsAsked`. */
const stationsAsked = {
  set: z.enum(stationSets),
  region: z.string().max(200).optional(),
  district: z.string().max(200).optional(),
  reason: z.enum(noProtocolReasons).nullable().optional(),
  withoutDoubtful: z.boolean().optional(),
  key: z.string().max(200).optional(),
};
/** A station: its election, the key of its region (empty where no region is known), its number. */
const stationAt = { election: fieldId, region: z.string().max(200), station: z.int().min(0).max(99_999) };

/** The count of an election and its stations. */
export const countCalls = {
  /** The elections that anything here is about, with the names of their regions and candidates; the one with most protocols first. */
  'count.elections': reads<counting.ElectionView[]>()(nothing),
  /**
   * Totals of an election, that with most protocols where none is named: of the country and each region; of the districts of one region
   * (its key) where that is asked.
   */
  'count.totals': reads<ElectionTotals>()(
    z.strictObject({ election: fieldId.optional(), region: z.string().max(200).optional() }),
  ),
  /** What the plots of an election are drawn from; of one region (its key) where that is asked. */
  'count.forensics': reads<Forensics>()(
    z.strictObject({ election: fieldId.optional(), region: z.string().max(200).optional() }),
  ),
  /** Official results beside protocols, of places that are not stations, and how many stations and changes were found. */
  'count.comparison': reads<comparison.ComparisonView>()(z.strictObject({ election: fieldId.optional() })),
  /** Stations whose official figures are not those of their protocol (W501), the gravest first. */
  'count.differences': reads<comparison.DifferenceList>()(
    z.strictObject({
      election: fieldId.optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(100),
    }),
  ),
  /** Official figures that were changed after they had been published (W507), the last change first. */
  'count.changes': reads<comparison.ChangeList>()(
    z.strictObject({
      election: fieldId.optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(100),
    }),
  ),
  /** The stations that a number stands for. */
  'count.behind': reads<BehindList>()(
    z.strictObject({
      election: fieldId.optional(),
      ...stationsAsked,
      order: z.enum(stationOrders).default('station'),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(200),
    }),
  ),
  /** Stations of an election, that with most protocols where none is named; `search`: the beginning of a number, a part of a name. */
  'stations.list': reads<stations.StationList>()(
    z.strictObject({
      election: fieldId.optional(),
      ...stationsAsked,
      set: z.enum(stationSets).default('all'),
      search: short.default(''),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(200),
    }),
  ),
  /** All that is known of a station, also of one that nothing here names yet. */
  'stations.get': reads<stations.StationCard>()(z.strictObject(stationAt)),
  /**
   * Says something of a station (shared/protocol/count/sayings.ts): null takes back what was said before. `seen`: the id of the last
   * saying under the key as the person saw it; refused as changed-meanwhile when there is another.
   */
  'stations.say': writes<stations.StationCard>()(
    z
      .strictObject({
        ...stationAt,
        key: z.string().refine(isSayingKey),
        value: z.union([z.boolean(), z.int().min(0).max(mostVoters), z.enum(noProtocolReasons)]).nullable(),
        note,
        seen: rowId.nullable(),
      })
      .refine(({ key, value }) => value === null || fitsKey(key, value), { path: ['value'] }),
  ),
  /** Who had voted by the hour, where stations stated it, and what was published officially. */
  'count.turnout': reads<TurnoutLine>()(z.strictObject({ election: fieldId.optional() })),
  /** What maps show of regions, and of stations whose coordinates are known. */
  'count.map': reads<ElectionMap>()(z.strictObject({ election: fieldId.optional() })),
} as const;
