import { HattamaError } from '../../../shared/api/result.ts';
import { packForm } from '../designer/pack-form.ts';
import type { Handlers } from '../rooms.ts';
import { seated } from './seat.ts';

type DesignerCalls = Extract<keyof Handlers, `designer.${string}`>;

export const designerHandlers: Pick<Handlers, DesignerCalls> = {
  'designer.drafts': ({ designer }) => designer.drafts(),
  'designer.draft': ({ designer }, { draft }) => designer.draft(draft),

  'designer.begin': ({ designer }, from, seat) => {
    seated(seat);
    if (!('data' in from)) return designer.begin(from);
    return designer.begin({
      name: from.name,
      page: from.page,
      bytes: new Uint8Array(Buffer.from(from.data, 'base64')),
    });
  },
  'designer.keep': ({ designer }, { draft, version, design }, seat) => {
    seated(seat);
    return designer.keep(draft, version, design);
  },
  'designer.straighten': ({ designer }, { draft, version, ...page }, seat) => {
    seated(seat);
    return designer.straighten(draft, version, page);
  },
  'designer.discard': async ({ designer }, { draft }, seat) => {
    seated(seat);
    await designer.discard(draft);
    return null;
  },
  'designer.try': ({ designer }, { draft, design, scan }) => designer.tryOn(draft, design, scan),
  'designer.save': ({ designer }, { draft, version }, seat) => designer.save(draft, version, seated(seat)),

  'designer.pack': ({ shelf, host }, { form: id }) => {
    const form = shelf.loaded().find(({ form: each }) => each.id === id);
    if (!form) throw new HattamaError('not-found', `There is no form ${id} here`, { params: { form: id } });
    return packForm(host, form);
  },

  'designer.picture': ({ designer }, { draft, side, turn }) => designer.picture(draft, { side, turn }),
  'designer.page': ({ designer }, { draft }) => designer.page(draft),
  'designer.tried': ({ designer }, { draft, scan }) => designer.tried(draft, scan),
};
