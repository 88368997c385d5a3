import { describe, expect, test } from 'vitest';
import { documentPapers, joinedPapers, papersOf } from '../../../electron/review/paper-lists.ts';
import { joinPapers, linkDocument, unlinkDocument } from '../../../electron/review/papers.ts';
import { restingScans } from '../../../electron/review/resting.ts';
import { undo } from '../../../electron/review/undo.ts';
import { page, workspaceOf } from '../../support/papers.ts';
import { bookA, extractionA, formA, type seed } from '../../support/seed.ts';

describe('documents', () => {
  const unplaced = extractionA({
    status: 'unplaced',
    form: null,
    formPage: null,
    reason: 'no-form-fits',
    score: 0.1,
  });
  const station = { election: formA.election, region: 'алматы', station: 424 };

  test('are about a picture or a station; an annulled protocol is shown so, and the document waits for no entry', () => {
    const { audit, act, confirm } = workspaceOf([page(1), page(2), unplaced]);
    confirm(1);
    joinPapers(audit, act(2), 1);
    expect(documentPapers(audit.read, bookA)).toMatchObject([{ scan: 3, reason: 'no-form-fits', links: [] }]);
    linkDocument(audit, act(3), { station }, 'amendment');
    expect(papersOf(audit.read, bookA, 1)).toMatchObject({
      annulled: false,
      documents: [
        { document: 3, kind: 'amendment', to: { scan: null, region: 'алматы', station: 424 }, person: 'A1' },
      ],
    });
    expect(restingScans(audit.read)).toEqual([2, 3]);
    const { documents } = papersOf(audit.read, bookA, 2);
    expect(documents).toHaveLength(1);

    linkDocument(audit, act(3), { picture: pictureOf(audit, 2) }, 'annulment');
    expect(papersOf(audit.read, bookA, 1)).toMatchObject({
      annulled: true,
      papers: [{ scan: 1 }, { scan: 2 }],
    });
    expect(papersOf(audit.read, bookA, 3).about.map(({ kind, to }) => [kind, to.scan, to.station])).toEqual([
      ['amendment', null, 424],
      ['annulment', 2, 424],
    ]);
    expect(joinedPapers(audit.read, bookA)).toMatchObject([{ annulled: true }]);
  });

  test('a picture that could not be placed is joined by hand, and is no document then', () => {
    const { audit, act, copies } = workspaceOf([page(1), unplaced]);
    joinPapers(audit, act(2), 1);
    expect(copies()).toEqual([[1, 2]]);
    expect(documentPapers(audit.read, bookA)).toEqual([]);
    expect(restingScans(audit.read)).toEqual([2]);
    undo(audit, 'A1');
    expect(documentPapers(audit.read, bookA)).toHaveLength(1);
  });

  test('are unlinked, and both ways are undone', () => {
    const { audit, act } = workspaceOf([page(1), unplaced]);
    linkDocument(audit, act(2), { station }, 'annulment');
    const [link] = papersOf(audit.read, bookA, 2).about;
    unlinkDocument(audit, act(2, 'B2'), link?.key ?? '');
    expect(papersOf(audit.read, bookA, 1).annulled).toBe(false);
    expect(() => unlinkDocument(audit, act(2, 'B2'), link?.key ?? '')).toThrow('is not linked');
    expect(undo(audit, 'B2')).toMatchObject({ act: 'document.unlinked', scan: 2 });
    expect(papersOf(audit.read, bookA, 1).annulled).toBe(true);
    linkDocument(audit, act(2), { station }, 'explanation');
    expect(papersOf(audit.read, bookA, 1).documents.map(({ kind }) => kind)).toEqual(['explanation']);
    undo(audit, 'A1');
    expect(papersOf(audit.read, bookA, 1).documents.map(({ kind }) => kind)).toEqual(['annulment']);
    expect(() => linkDocument(audit, act(2), { picture: pictureOf(audit, 2) }, 'annulment')).toThrow(
      'about itself',
    );
  });
});

function pictureOf(audit: ReturnType<typeof seed>['audit'], scan: number) {
  const row = audit.read.get<{ sha256: string; page: number }>(
    'SELECT original AS sha256, page FROM scan WHERE id = ?',
    scan,
  );
  if (!row) throw new Error(`no scan ${scan}`);
  return row;
}
