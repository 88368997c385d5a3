import { HattamaError } from '../../../shared/api/result.ts';
import type { TransitionError } from '../../../shared/protocol/transitions.ts';
import { placePage } from '../../review/place.ts';
import { readMeta } from '../../store/meta.ts';
import { findScan } from '../../store/scans.ts';
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

  'review.readBox': async ({ audit, pictures }, { scan, field, box }) => {
    const status = findScan(audit.read, scan)?.status;
    if (status === 'second-entry')
      throw new HattamaError(
        'wrong-status',
        `Scan ${scan} awaits a blind entry: the machine says nothing of it`,
        {
          params: { scan, status, problem: 'awaits-second-entry' satisfies TransitionError },
        },
      );
    return { reading: await pictures.readBox(scan, field, box) };
  },
};
