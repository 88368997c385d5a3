import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../support/reference.ts';
import { candidates, type Candidate } from './model.ts';

/** Ids of the made-up election and of its only form. */
export const ELECTION = 'demo-2031';
export const FORM = 'demo-2031-a';

/** Trees stand for election: whoever meets one of these figures outside of the demo sees that nobody won them. */
const names: Readonly<Record<Candidate, { kk: string; ru: string; en: string }>> = {
  birch: { kk: 'Қайың', ru: 'Берёза', en: 'Birch' },
  elm: { kk: 'Қарағаш', ru: 'Карагач', en: 'Elm' },
  juniper: { kk: 'Арша', ru: 'Арча', en: 'Juniper' },
  oak: { kk: 'Емен', ru: 'Дуб', en: 'Oak' },
  poplar: { kk: 'Терек', ru: 'Тополь', en: 'Poplar' },
  saxaul: { kk: 'Сексеуіл', ru: 'Саксаул', en: 'Saxaul' },
  willow: { kk: 'Тал', ru: 'Ива', en: 'Willow' },
};

/** As tables of the election call them, in the order of the ballot. */
export const candidateNames: readonly string[] = candidates.map((id) => names[id].ru);

const title = {
  kk: 'Үлгі: ойдан шығарылған сайлау, 2031 жылғы 8 маусым',
  ru: 'Пример: выдуманные выборы, 8 июня 2031 года',
  en: 'Demo: a made-up election, 8 June 2031',
};

type Json = Record<string, unknown>;

/** A file that ships, without its link to the schema beside it. */
function shipped(file: string): Json {
  const json = JSON.parse(readFileSync(path.join(projectFolder, 'resources', file), 'utf8')) as Json;
  delete json['$schema'];
  return json;
}

/** The election's file: regions and types of violation as shipped, title and day its own. */
export function electionFile(): string {
  const rest = shipped('elections/kz-2019-president.json');
  return JSON.stringify({ ...rest, id: ELECTION, title, day: '2031-06-08' }, null, 2);
}

/** The form's file: fields where form A has them, other candidates. */
export function formFile(): string {
  const rest = shipped('forms/kz-2019-a.json');
  const fields = rest['fields'] as Json[];
  const rows = fields.filter((field) => field['quantity'] === 'votes');
  const voted = new Map(rows.map((field, index) => [field, candidates[index]]));
  return JSON.stringify(
    {
      ...rest,
      id: FORM,
      election: ELECTION,
      title,
      candidates: candidates.map((id) => ({ id, name: names[id] })),
      fields: fields.map((field) => {
        const candidate = voted.get(field);
        return candidate ? { ...field, id: `votes_${candidate}`, candidate, label: names[candidate] } : field;
      }),
      reference: [{ kind: 'blank', page: 1, image: `${FORM}.png` }],
    },
    null,
    2,
  );
}
