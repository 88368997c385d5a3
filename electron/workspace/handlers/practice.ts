import { insertPractice, isNewToDesk } from '../../store/practice.ts';
import type { Handlers } from '../rooms.ts';
import { seated } from './seat.ts';

export const practiceHandlers: Pick<Handlers, 'practice.due' | 'practice.done'> = {
  'practice.due': ({ audit: { read }, store }, { code }) => ({
    due: store.readOnly === null && isNewToDesk(read, code),
  }),

  'practice.done': ({ audit }, { mistakes }, seat) => {
    const code = seated(seat);
    audit.change({ person: code, act: 'practice.done' }, (db, event) => {
      insertPractice(db, { code, mistakes, at: event.at });
      event.tell({ mistakes });
    });
    return null;
  },
};
