import { describe, expect, test } from 'vitest';
import {
  type ActForm,
  changedFields,
  formOf,
  inputOf,
  peopleIn,
} from '../../../../renderer/features/count/incidents/form.ts';
import type { ElectionView } from '../../../../shared/api/counting.ts';
import type { IncidentTold } from '../../../../shared/api/incidents.ts';

const form: ActForm = {
  ...{ type: 'stuffing', region: 'Алматы', station: '253', day: '2019-06-09', time: '', number: '' },
  ...{ account: '', people: '', complaint: 'none', outcome: '' },
};
const told: IncidentTold = {
  ...{ version: 1, person: 'V1', at: '', election: 'e', region: 'almaty', station: null, type: 'stuffing' },
  ...{ happened: '', number: '', account: '', people: ['V07', 'Б-2'], complaint: 'filed', outcome: '' },
  ...{ files: [], withdrawn: false },
};

describe('what is typed of an act', () => {
  test.each([
    ['19:40', '2019-06-09T19:40'],
    ['1940', '2019-06-09T19:40'],
    ['9.05', '2019-06-09T09:05'],
    ['905', '2019-06-09T09:05'],
    ['', ''],
  ])('the time %s', (time, happened) =>
    expect(inputOf({ ...form, time })).toMatchObject({ said: { happened, station: 253 } }),
  );

  test.each<[Partial<ActForm>, string[]]>([
    [{ type: '' }, ['type']],
    [{ station: '25з' }, ['station']],
    [{ station: '-1' }, ['station']],
    [{ station: '100000' }, ['station']],
    [{ time: '24:00' }, ['time']],
    [{ time: 'evening' }, ['time']],
    [{ time: '10:00', day: '' }, ['time']],
    [{ people: 'V07, И.И.' }, ['people']],
    [{ type: '', people: 'a.b' }, ['type', 'people']],
  ])('%o is wrong', (changed, wrong) => expect(inputOf({ ...form, ...changed })).toEqual({ wrong }));

  test('no station is none, not zero; codes are taken apart', () => {
    expect(inputOf({ ...form, station: ' ', people: ' V07,Б-2 ; 7' })).toMatchObject({
      said: { station: null, people: ['V07', 'Б-2', '7'] },
    });
    expect(inputOf({ ...form, station: '0' })).toMatchObject({ said: { station: 0 } });
  });

  test('an act that was told is typed back as it is', () => {
    const election = { day: '2019-06-09' } as ElectionView;
    const back = inputOf(formOf({ ...told, happened: '2019-06-09T19:40' }, election, 'город Алматы'));
    expect(back).toMatchObject({
      said: { happened: '2019-06-09T19:40', station: null, people: told.people, complaint: 'filed' },
    });
    // A day alone says nothing: the time is not known.
    expect(inputOf(formOf(told, election, ''))).toMatchObject({ said: { happened: '' } });
  });

  test('what looks like people is said', () => {
    expect(peopleIn({ ...form, people: 'Асель V07', account: 'Иванов И. И. ушёл' })).toEqual([
      'Асель',
      'Иванов И. И.',
    ]);
  });
});

test('the history names the fields that a version changed', () => {
  const file = { sha256: 'a', name: 'a', bytes: 1, picture: false };
  expect(changedFields({ ...told, complaint: 'accepted', files: [file] }, told)).toEqual([
    'complaint',
    'filesOf',
  ]);
  expect(changedFields({ ...told, withdrawn: true }, told)).toEqual(['withdrawn']);
});
