import { sendToReader } from '../../review/decide.ts';
import type { Handlers } from '../rooms.ts';
import { seated } from './seat.ts';

export const jobHandlers: Pick<Handlers, 'jobs.start' | 'jobs.pause' | 'jobs.status' | 'jobs.again'> = {
  'jobs.start': async ({ queue, intake, host, notices }) => {
    // A terminal waits for the queue to be empty: what is still coming in belongs to it.
    if (host.kind === 'cli') {
      intake.resume();
      await intake.idle();
    }
    notices.delete('reading-stopped');
    queue.start();
    return queue.status();
  },

  'jobs.pause': ({ queue }) => {
    queue.pause();
    return queue.status();
  },

  'jobs.status': ({ queue }) => queue.status(),

  'jobs.again': ({ audit, queue }, { scans }, seat) => {
    sendToReader(audit, seated(seat), scans);
    queue.wake();
    return queue.status();
  },
};
