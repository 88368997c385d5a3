/** The regions of the made-up election: names of the country of 2019, everything else invented. */
export interface DemoRegion {
  id: string;
  /** As tables write it. */
  name: string;
  /** Its share of all stations, by weight. */
  weight: number;
  /** Share of its stations that lie in towns. */
  urban: number;
  /** Usual turnout and usual share of the leader, of town and country together. */
  turnout: number;
  leader: number;
  /** Where its stations lie about. */
  latitude: number;
  longitude: number;
}

const region = (
  id: string,
  name: string,
  weight: number,
  urban: number,
  turnout: number,
  leader: number,
  [latitude, longitude]: readonly [number, number],
): DemoRegion => ({ id, name, weight, urban, turnout, leader, latitude, longitude });

export const demoRegions: readonly DemoRegion[] = [
  region('akmola', 'Акмолинская область', 60, 0.45, 0.49, 0.5, [51.9, 69.4]),
  region('aktobe', 'Актюбинская область', 43, 0.55, 0.47, 0.48, [49.5, 57.6]),
  region('almaty-region', 'Алматинская область', 96, 0.3, 0.52, 0.53, [44.6, 78]),
  region('atyrau', 'Атырауская область', 26, 0.55, 0.46, 0.44, [47.1, 52.4]),
  region('east-kazakhstan', 'Восточно-Казахстанская область', 89, 0.55, 0.5, 0.52, [49.2, 81.8]),
  region('zhambyl', 'Жамбылская область', 46, 0.4, 0.5, 0.49, [43.9, 72.4]),
  region('west-kazakhstan', 'Западно-Казахстанская область', 50, 0.5, 0.45, 0.45, [50.2, 51.5]),
  region('karaganda', 'Карагандинская область', 69, 0.8, 0.46, 0.49, [48.9, 71.3]),
  region('kostanay', 'Костанайская область', 67, 0.5, 0.5, 0.52, [52.3, 63.9]),
  region('kyzylorda', 'Кызылординская область', 36, 0.45, 0.51, 0.5, [45.1, 64.6]),
  region('mangystau', 'Мангистауская область', 19, 0.5, 0.45, 0.43, [44.1, 52.9]),
  region('pavlodar', 'Павлодарская область', 45, 0.65, 0.48, 0.5, [52.1, 76.6]),
  region('north-kazakhstan', 'Северо-Казахстанская область', 63, 0.4, 0.52, 0.53, [54.4, 68.9]),
  region('turkestan', 'Туркестанская область', 86, 0.25, 0.54, 0.54, [42.9, 68.7]),
  region('nur-sultan', 'г. Нур-Султан', 24, 1, 0.44, 0.43, [51.16, 71.43]),
  region('almaty-city', 'г. Алматы', 55, 1, 0.43, 0.41, [43.25, 76.93]),
  region('shymkent', 'г. Шымкент', 26, 1, 0.46, 0.46, [42.33, 69.6]),
];

/** Which regions' official results are published how, and what is done to them. */
export const roles = {
  /** Published by station. */
  byStation: ['atyrau', 'mangystau', 'shymkent'],
  /** Published by district. */
  byDistrict: ['karaganda', 'pavlodar'],
  /** Where a district's official result is less than its covered part. */
  falsifiedDistrict: 'karaganda',
  /** Where the region's official result is. */
  falsifiedRegion: 'almaty-city',
  /** Where what the covered stations leave would need more voters than there are. */
  impossibleRemainder: 'turkestan',
  /** Changed after the first publication, and published by station too. */
  changedRegion: 'kostanay',
  changedByStation: 'atyrau',
} as const;
