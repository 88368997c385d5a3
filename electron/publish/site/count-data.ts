import { z } from 'zod';
import { candidateOf } from '../../../shared/protocol/count/figures.ts';
import { type CountedPaper, type CountedStation, inDoubt } from '../../../shared/protocol/count/counted.ts';
import type { PublicFacts } from '../facts.ts';

/** The data file's own format. A reader that does not know the number should not read on. */
const FORMAT = 'hattama-count 1';

const names = z.record(z.string(), z.string()).describe('By language: kk, ru, en');
const hash = z.string().describe('SHA-256, hexadecimal');
const figure = z
  .union([z.int().min(0), z.literal('blank'), z.null()])
  .describe('The number as it stands on the paper; "blank": the row is empty there; null: illegible');

const paperSchema = z.strictObject({
  protocol: z.int().describe('Number of the protocol in the workspace'),
  picture: z
    .string()
    .describe('SHA-256 of the original picture; /<page> where it is a later page of the file'),
  figures: z
    .record(z.string(), figure)
    .describe('By key; a key that is absent is no row of the form. Votes: votes:<candidate>'),
  flags: z
    .array(
      z.strictObject({
        code: z.string().describe('F: error, W: warning'),
        open: z.boolean().describe('False: an auditor looked at it and closed it'),
      }),
    )
    .describe('Rules that the protocol does not meet'),
});

const stationSchema = z.strictObject({
  region: z.string().describe('A key of regions'),
  district: z.string(),
  station: z.int(),
  name: z.string(),
  address: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  registered: z.int().nullable().describe('Voters by the register; null where it does not say'),
  observed: z.boolean().nullable().describe('null: nobody said'),
  reason: z.string().nullable().describe('Why no protocol is held, where somebody said'),
  inDoubt: z.boolean().describe('The counted protocol has an open error, or protocols of the station differ'),
  differ: z.boolean(),
  headCount: z.int().nullable().describe("Observers' own count of those who voted"),
  turnout: z.array(z.strictObject({ hour: z.string(), voted: z.int() })),
  protocols: z.array(paperSchema).describe('Each paper once; the first one is counted'),
});

/** What `count.json` holds. */
export const countDataSchema = z.strictObject({
  format: z.literal(FORMAT),
  election: z.strictObject({ id: z.string(), title: names, day: z.string().nullable() }),
  asOf: z.string().describe('Time of the last act that changed data, ISO 8601; empty without any'),
  head: hash.describe("Head of the workspace's log after that act"),
  candidates: z.array(z.strictObject({ id: z.string(), name: names })).describe('In the order of the ballot'),
  againstAll: z.boolean(),
  regions: z.array(z.strictObject({ key: z.string(), name: names })),
  figures: z.array(z.string()).describe("Keys of all figures that the election's forms state"),
  stations: z.array(stationSchema),
  tables: z.array(
    z.strictObject({
      kind: z.enum(['stations', 'official', 'independent', 'turnout']),
      source: z.string(),
      published: z.string().describe('YYYY-MM-DD'),
      file: hash,
      rows: z
        .array(
          z.strictObject({
            region: z.string().describe('Empty: the whole country'),
            district: z.string(),
            station: z.int().nullable(),
            figures: z.record(z.string(), z.int()),
          }),
        )
        .describe('Of official and independent tables'),
    }),
  ),
});
export type CountData = z.infer<typeof countDataSchema>;

/** The JSON Schema of `count.json`, as text. */
export function countDataSchemaText(): string {
  return `${JSON.stringify(z.toJSONSchema(countDataSchema), null, 2)}\n`;
}

/** All that is counted, as data without people; a station a line, so that it can be read without being parsed. */
export function countDataText(facts: PublicFacts): string {
  const { stations, ...rest } = countData(facts);
  const lines = stations.map((station) => JSON.stringify(station)).join(',\n');
  const head = JSON.stringify(rest, null, 1).replace(/\n\}$/, '');
  return `${head},\n "stations": [\n${lines}\n]}\n`;
}

function countData({ count, view, seal, tables }: PublicFacts): CountData {
  const rowsOf = new Map(count.publications.map(({ id, rows }) => [id, rows]));
  return {
    format: FORMAT,
    election: { id: count.election, title: view.title, day: view.day },
    asOf: seal.at,
    head: seal.head,
    candidates: view.candidates,
    againstAll: count.againstAll,
    regions: view.regions.map(({ key, name }) => ({ key, name })),
    figures: [...count.keys],
    stations: count.stations.map(stationData),
    tables: tables.map(({ id, kind, source, published, file }) => ({
      kind,
      source,
      published,
      file,
      rows:
        kind === 'official' || kind === 'independent'
          ? (rowsOf.get(id) ?? []).map(({ region, district, station, figures }) => ({
              region,
              district,
              station,
              figures,
            }))
          : [],
    })),
  };
}

function stationData(station: CountedStation): CountData['stations'][number] {
  const { region, district, name, address, latitude, longitude } = station;
  const { registered, observed, reason, differ, headCount, turnout, papers } = station;
  return {
    region,
    district,
    station: station.station,
    name,
    address,
    latitude,
    longitude,
    registered,
    observed,
    reason,
    inDoubt: papers.length > 0 && inDoubt(station),
    differ,
    headCount,
    turnout: turnout.map(({ hour, voted }) => ({ hour, voted })),
    protocols: papers.map(paperData),
  };
}

function paperData({
  scan,
  picture,
  figures,
  flags,
}: CountedPaper): CountData['stations'][number]['protocols'][number] {
  return {
    protocol: scan,
    picture,
    figures: { ...figures },
    flags: flags.map(({ code, open }) => ({ code, open })),
  };
}

/** Keys of figures as columns: a colon would be read as a time by some programs. */
export function columnOf(key: string): string {
  const candidate = candidateOf(key);
  return candidate === null ? key : `votes_${candidate}`;
}
