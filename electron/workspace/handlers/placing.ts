import { placePage } from '../../review/place.ts';
import { readMeta } from '../../store/meta.ts';
import type { Handlers } from '../rooms.ts';
import { seated } from './seat.ts';

type PlacingCalls = 'image.corners' | 'review.place' | 'review.readBox';

export const placingHandlers: Pick<Handlers, PlacingCalls> = {
  'image.corners': ({ pictures, audit }, { scan }) =>
    pictures.corners(scan, readMeta(audit.read).forms ?? []),

  'review.place': ({ audit, forms, queue }, input, seat) => {
    const saved = placePage(audit, forms, seated(seat), input);
    // The person waits for this page, whatever else there is to read.
    queue.readNow(saved.scan);
    return saved;
  },

  'review.readBox': async ({ pictures }, { scan, field, box }) => ({
    reading: await pictures.readBox(scan, field, box),
  }),
};
