import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { actDetail, knownAct } from '../../../../renderer/features/audit/history.ts';
import { languages } from '../../../../shared/forms/checks.ts';
import { acts } from '../../../../shared/protocol/acts.ts';
import { projectFolder } from '../../../support/reference.ts';

type Tree = { [key: string]: string | Tree };

const wordsOf = (language: string) =>
  (
    JSON.parse(
      readFileSync(path.join(projectFolder, 'resources/languages', language, 'screen.json'), 'utf8'),
    ) as Record<string, Tree>
  )['history'];

describe('the history of a page', () => {
  test.each(languages)('has words of its own for every act in %s', (language) => {
    const words = acts.map((act) => {
      const [room = '', done = ''] = act.split('.');
      const group = wordsOf(language)?.[room];
      return typeof group === 'object' ? group[done] : undefined;
    });
    expect(words.filter((each) => typeof each !== 'string' || each === '')).toEqual([]);
    expect(new Set(words).size).toBe(acts.length);
  });

  test('shows no act that it does not know, and nothing of a detail that is not as expected', () => {
    expect(knownAct('scan.burnt')).toBeNull();
    expect(actDetail({ code: '<b>', outcome: 'lost', reason: 7, act: 'scan.burnt', status: 'gone' })).toEqual(
      {
        codes: [],
        outcome: null,
        reason: null,
        act: null,
        status: null,
      },
    );
    expect(actDetail('text').codes).toEqual([]);
  });

  test('says which flag was closed how, and which were fixed by entering anew', () => {
    expect(actDetail({ code: 'F401', outcome: 'as-on-paper', status: 'final' })).toMatchObject({
      codes: ['F401'],
      outcome: 'as-on-paper',
      status: 'final',
    });
    expect(actDetail({ fixed: ['F401', 'W203'] }).codes).toEqual(['F401', 'W203']);
    expect(actDetail({ act: 'flag.closed' }).act).toBe('flag.closed');
  });
});
