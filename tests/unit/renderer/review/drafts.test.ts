import { describe, expect, test } from 'vitest';
import { createDrafts } from '../../../../renderer/features/review/desk/drafts.ts';
import { deskOf, doAll, typed } from '../../../support/desk.ts';

/** Session storage with room for `limit` characters. */
function storageOf(limit = Infinity): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    key: (index) => [...items.keys()][index] ?? null,
    removeItem: (key) => void items.delete(key),
    setItem(key, value) {
      if (value.length > limit) throw new DOMException('full', 'QuotaExceededError');
      items.set(key, value);
    },
  };
}

const key = { scan: 7, version: 2, form: 'kz-2019-a' };
const desk = doAll(deskOf(), typed(424));

describe('drafts', () => {
  test('what was typed outlives a pause and a reload', () => {
    const storage = storageOf();
    createDrafts(storage).keep(key, desk);
    expect(createDrafts(storage).find(key)).toEqual(desk);
  });

  test('when the storage is full, the tab still has it', () => {
    const drafts = createDrafts(storageOf(10));
    drafts.keep(key, desk);
    expect(drafts.find(key)).toEqual(desk);
  });

  test('a draft of another version or form is not laid on the desk', () => {
    const drafts = createDrafts(storageOf());
    drafts.keep(key, desk);
    expect(drafts.find({ ...key, version: 3 })).toBeNull();
    expect(drafts.find({ ...key, form: 'kz-2019-b' })).toBeNull();
    expect(drafts.find({ ...key, scan: 8 })).toBeNull();
  });

  test('what was typed before something else changed the scan is still known, to the same person under the same form', () => {
    const drafts = createDrafts(storageOf());
    drafts.keep(key, desk);
    expect(drafts.before({ ...key, version: 4 })).toEqual(desk);
    expect(drafts.before(key)).toBeNull();
    expect(drafts.before({ ...key, version: 4, form: 'kz-2019-b' })).toBeNull();
    expect(drafts.before({ ...key, version: 4, by: 'V2' })).toBeNull();
    drafts.forget(key.scan);
    expect(drafts.before({ ...key, version: 4 })).toBeNull();
  });

  test('saved is forgotten', () => {
    const storage = storageOf();
    const drafts = createDrafts(storage);
    drafts.keep(key, desk);
    drafts.forget(key.scan);
    expect(drafts.find(key)).toBeNull();
    expect(createDrafts(storage).find(key)).toBeNull();
  });
});
