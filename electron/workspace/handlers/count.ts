import { electionsNow } from '../counting.ts';
import type { Handlers } from '../rooms.ts';

export const countHandlers: Pick<Handlers, 'count.elections'> = {
  'count.elections': (rooms) => electionsNow(rooms),
};
