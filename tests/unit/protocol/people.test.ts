import { describe, expect, test } from 'vitest';
import {
  codeLooksLikeName,
  isPersonCode,
  looksLikePeople,
  withoutPeople,
} from '../../../shared/protocol/people.ts';

describe('what looks like people', () => {
  test.each([
    ['Иванов И. И. ушёл', ['Иванов И. И.']],
    ['А. Б. Серіков', ['А. Б. Серіков']],
    ['пришла Анна Петровна', ['Анна Петровна']],
    ['Серік Нұрланұлы болды', ['Серік Нұрланұлы']],
    ['звоните +7 701 123 45 67', ['+7 701 123 45 67']],
    ['mail to a.b@example.org', ['a.b@example.org']],
    ['John Smith was there', ['John Smith']],
    ['V07 saw a pack of ballots at 19:40', []],
    ['учаске №253, 485 бюллетень', []],
    ['', []],
  ])('%s', (text, found) => expect(looksLikePeople(text)).toEqual(expect.arrayContaining(found)));

  test('nothing is found in a plain account', () =>
    expect(looksLikePeople('Председатель вышел из помещения в 21:15, подсчёт шёл без него')).toEqual([]));

  test('it is taken out together with known codes, whole words only', () => {
    const text = 'V07 and Б-2 told Иванов И. И. that V070 left';
    expect(withoutPeople(text, ['V07', 'Б-2'])).toBe('[…] and […] told […] that V070 left');
  });
});

test('codes are letters, digits, _ and - up to twenty; one that is a capital and small letters looks like a name', () => {
  expect(['V07', 'Б-2', 'cli', 'Асель', '7'].map(isPersonCode)).toEqual([true, true, true, true, true]);
  expect(['', 'a b', 'И.И.', 'x'.repeat(21), '(machine)'].map(isPersonCode)).toEqual(
    Array.from({ length: 5 }, () => false),
  );
  expect(['Асель', 'Ivanov', 'Анна-Мария'].map(codeLooksLikeName)).toEqual([true, true, true]);
  expect(['V07', 'АБ', 'cli', 'Б-2'].map(codeLooksLikeName)).toEqual([false, false, false, false]);
});
