import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createScrubber } from '../../../electron/intake/door/scrub.ts';

const scrub = createScrubber([
  { name: 'Айгерим Касымова', code: 'S001' },
  { name: 'Ерлан 🌸', code: 'S002' },
  { name: '🌸', code: 'S003' },
  { name: 'Штаб', code: null },
]);

describe('what a caption keeps', () => {
  test.each([
    ['УИК 253, 485 голосов', 'УИК 253, 485 голосов'],
    ['явка 67,5 % к 18:00, всего 1 204', 'явка 67,5 % к 18:00, всего 1 204'],
    ['253 485 938 12', '253 485 938 12'],
    ['09.06.2019 21:15', '09.06.2019 21:15'],
    ['253 учаске, хаттама мөрсіз', '253 учаске, хаттама мөрсіз'],
    ['Протокол. Печати нет', 'Протокол. Печати нет'],
    ['г. Алматы, ул. Абая 12', 'г. Алматы, ул. Абая 12'],
  ])('%j', (text, kept) => {
    expect(scrub(text)).toBe(kept);
  });
});

describe('what is taken out', () => {
  test.each([
    ['names of senders, by code', 'фото от Айгерим Касымова', 'фото от [S001]'],
    ['in Russian cases', 'спасибо Айгерим и Касымовой', 'спасибо [S001] и [S001]'],
    ['in Kazakh cases', 'Ерланға айттым, Айгеримнің суреті', '[S002] айттым, [S001] суреті'],
    ['whatever the case', 'АЙГЕРИМ прислала', '[S001] прислала'],
    ['a sign that somebody goes by', '🌸 прислала', '[S003] прислала'],
    ['one who has no code', 'это в Штаб', 'это в […]'],
    ['handles', 'пишите @aigerim_k, или @ E', 'пишите […], или […] E'],
    ['mail addresses', 'на a.k-1@mail.kz скиньте', 'на […] скиньте'],
    ['links', 'https://t.me/joinchat/AAA и t.me/aigerim', '[…] и […]'],
    ['telephones', 'звоните +7 701 123-45-67', 'звоните […]'],
    ['telephones from 8', '8 (701) 123 45 67 Асхат', '[…] Асхат'],
    ['telephones without a country', 'тел. 701 123 45 67', 'тел. […]'],
    ['telephones of a town', '250-12-34', '[…]'],
    ['long numbers', 'ИИН 900101300123', 'ИИН […]'],
    ['a number behind joiners', '870\u200b1123\u200d4567', '[…]'],
    ['surnames with initials', 'председатель Иванов И.И. и С. Ким', 'председатель […] и […]'],
    ['patronymics', 'секретарь Мария Петровна не дала', 'секретарь […] не дала'],
    ['patronymics in Kazakh', 'төраға Асан Серікұлы', 'төраға […]'],
  ])('%s', (_, text, kept) => {
    expect(scrub(text)).toBe(kept);
  });

  test('a word that two people share says neither of their codes', () => {
    const two = createScrubber([
      { name: 'Асан Ким', code: 'S001' },
      { name: 'Асан Ли', code: 'S002' },
    ]);
    expect(two('Асан и Ким')).toBe('[…] и [S001]');
  });

  test('a code stays whole beside what else is taken out', () => {
    const codes = createScrubber([
      { name: '1', code: 'S001' },
      { name: 'S', code: 'S002' },
    ]);
    expect(codes('1 и S')).toBe('[S001] и [S002]');
  });

  const word = fc.stringMatching(/^\p{L}{2,12}$/u);
  const name = fc.oneof(
    fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
    fc.constantFrom('Айгерим К.', 'ai_gerim', 'Ерлан 🌸', '+7 701 123 45 67', 'Ли', 'О’Нил', 'Анна-Мария'),
  );
  const figures = fc.stringMatching(/^\+?[0-9]{1,14}$/);
  const piece = fc.oneof(
    fc.constantFrom('УИК 253', '\u200b', '8 701', '@', '\n', '-', '(', ')', '٣', '[', ']', '[…]'),
    figures,
    word.map((each) => `@${each}`),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );

  test('no number of seven figures, no handle, no word of a sender’s name survives', () => {
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 4 }),
        fc.array(fc.tuple(piece, fc.constantFrom('', ' ', ', ')), { maxLength: 12 }),
        fc.array(fc.nat(100), { minLength: 1, maxLength: 4 }),
        (names, pieces, places) => {
          const parts = pieces.map(([text, space]) => text + space);
          for (const place of places)
            parts.splice(place % (parts.length + 1), 0, ` ${names[place % names.length] ?? ''} `);
          const kept = createScrubber(names.map((each) => ({ name: each, code: null })))(parts.join(''));
          expect(kept).not.toMatch(/\p{N}{7}/u);
          expect(kept).not.toContain('@');
          const words = new Set((kept.match(/[\p{L}\p{M}]+/gu) ?? []).map((each) => each.toLowerCase()));
          for (const each of names.flatMap((one) => one.match(/[\p{L}\p{M}]{2,}/gu) ?? []))
            expect(words).not.toContain(each.normalize('NFC').toLowerCase());
        },
      ),
      { numRuns: 1000 },
    );
  });
});
