import type { Rest } from '../protocol/count/compare-official-rest.ts';
import { votesKey } from '../protocol/count/figures.ts';
import {
  arithmeticOf,
  arithmeticWithoutDoubt,
  type ImpossibleRest,
  type PartExceedsWhole,
  type RestImpossible,
  type Statement,
  type StationDiffers,
} from '../protocol/count/statement.ts';
import type { Language } from './checks.ts';
import { type Speaker, speakerOf, type StatementNames } from './statement-speaker.ts';

/** A statement as people read it, on the screen and in a report. */
export interface WordedStatement {
  sentence: string;
  /** The calculation, line by line. */
  arithmetic: string[];
  /** What has to be said with it: numbers that are not known, and whether it holds without stations in doubt. */
  notes: string[];
}

/** Words statements in a language. */
export interface StatementWords {
  statement: (statement: Statement) => WordedStatement;
  /** What the other stations must have given a candidate; null where there is no share to tell. */
  rest: (rest: Rest, candidate: string, inAll: number | null) => string | null;
  /** What turnout there must have been at the others; null where that cannot be told. */
  restTurnout: (rest: Rest, inAll: number | null) => string | null;
}

/** @param names in the same language */
export function statementWords(language: Language, names: StatementNames): StatementWords {
  const speaker = speakerOf(language, names);
  return {
    statement: (statement) => ({
      sentence: sentenceOf(speaker, statement),
      arithmetic: arithmeticOf(statement).map(speaker.calculation),
      notes: notesOf(speaker, statement),
    }),
    rest: (rest, candidate, inAll) => restSentence(speaker, rest, candidate, inAll),
    restTurnout: ({ turnout }, inAll) => {
      if (!turnout || turnout.rest.registered === 0 || turnout.covered.registered === 0) return null;
      return speaker.say('restTurnout', {
        others: speaker.others(turnout.stations, inAll),
        stations: speaker.stations(turnout.stations, null),
        p: speaker.percent(turnout.rest.voted, turnout.rest.registered),
        q: speaker.percent(turnout.covered.voted, turnout.covered.registered),
      });
    },
  };
}

function sentenceOf(speaker: Speaker, statement: Statement): string {
  switch (statement.code) {
    case 'F504':
      return exceedsSentence(speaker, statement);
    case 'F505':
      return impossibleSentence(speaker, statement);
    case 'W501':
      return differsSentence(speaker, statement);
    case 'W507': {
      const { region, district, station, key, source, from, to } = statement;
      const where = speaker.place({ region, district });
      return speaker.rule('W507', {
        place: `${station === null ? where : `${where} № ${station}`} (${source})`,
        date: speaker.day(to.published),
        figure: speaker.figure(key),
        a: from.value,
        b: to.value,
      });
    }
  }
}

function exceedsSentence(
  { rule, held, place, stations, amount }: Speaker,
  { place: where, source, part, all, key, official }: PartExceedsWhole,
): string {
  return rule('F504', {
    place: held(place(where), source),
    stations: stations(part.stations, all),
    amount: amount(key, part.sum),
    official: official.value,
    excess: part.sum - official.value,
  });
}

function impossibleSentence(speaker: Speaker, statement: RestImpossible): string {
  const { part, whole, source, place, stations, all } = statement;
  const where = speaker.held(speaker.place(place), source);
  const name = speaker.figure(part.key);
  if (!whole)
    return speaker.say('noneLeft', {
      place: where,
      stations: speaker.stations(stations, all),
      name,
      covered: part.covered ?? 0,
      official: part.official ?? 0,
      rest: part.rest,
    });
  return speaker.rule('F505', {
    place: where,
    others: speaker.others(stations, all),
    x: needed(speaker, statement, part, whole),
  });
}

function needed(
  { say, figure, percent }: Speaker,
  { kind }: RestImpossible,
  part: ImpossibleRest['part'],
  whole: ImpossibleRest['part'],
): string {
  const params = { part: part.rest, whole: whole.rest, name: figure(part.key), of: figure(whole.key) };
  if (whole.rest === 0) return say(kind === 'turnout' ? 'nobodyLeft' : 'nothingLeft', params);
  return say(kind === 'turnout' ? 'turnout' : 'share', {
    ...params,
    p: percent(part.rest, whole.rest),
  });
}

function differsSentence({ rule, say, place, held, figure }: Speaker, statement: StationDiffers): string {
  const { region, district, station, source, figures, grade } = statement;
  const sentence = rule('W501', {
    place: held(place({ region, district }), source),
    s: String(station),
    rows: figures
      .map(({ key, official, stated }) => say('row', { figure: figure(key), a: official, b: stated }))
      .join('; '),
  });
  return grade === 3 ? `${sentence} ${say('otherWinner')}` : sentence;
}

function notesOf(speaker: Speaker, statement: Statement): string[] {
  if (statement.code === 'W501') return statement.doubtful ? [speaker.say('doubtful')] : [];
  if (statement.code === 'W507') return [];
  const unknown = statement.code === 'F504' ? statement.part.unknown : 0;
  return [...(unknown > 0 ? [speaker.say('unknown', { n: unknown })] : []), doubtNote(speaker, statement)];
}

function doubtNote(speaker: Speaker, statement: PartExceedsWhole | RestImpossible): string {
  const { sure } = statement;
  if (!sure) return speaker.say('doubtUntold');
  const lines = arithmeticWithoutDoubt(statement).map(speaker.calculation);
  if (lines.length === 0) return speaker.say(sure.holds ? 'undoubted' : 'doubtOpen');
  const stations = 'numbers' in sure ? (sure.numbers?.stations ?? 0) : sure.stations;
  return speaker.say(sure.holds ? 'doubtHolds' : 'doubtFails', {
    arithmetic: lines.join('; '),
    stations: speaker.stations(stations, null),
  });
}

function restSentence(
  { say, others, stations, percent, figure }: Speaker,
  { shares }: Rest,
  candidate: string,
  inAll: number | null,
): string | null {
  const votes = shares?.candidates.find((each) => each.candidate === candidate);
  if (!shares || !votes || shares.votes.covered === 0) return null;
  const where = others(shares.stations, inAll);
  if (shares.votes.rest === 0) return say('restNone', { others: where });
  return say('rest', {
    others: where,
    name: figure(votesKey(candidate)),
    stations: stations(shares.stations, null),
    p: percent(votes.rest, shares.votes.rest),
    q: percent(votes.covered, shares.votes.covered),
  });
}
