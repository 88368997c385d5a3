import { findPerson, listPeople, putPerson } from '../../store/people.ts';
import type { Handlers } from '../rooms.ts';

export const peopleHandlers: Pick<Handlers, 'people.use' | 'people.list'> = {
  'people.use': ({ audit, host }, chosen, seat) => {
    const known = findPerson(audit.read, chosen.code);
    // A terminal names no role: it must not take one away.
    const person = known && host.kind === 'cli' ? known : chosen;
    if (known?.role !== person.role)
      audit.change({ person: person.code, act: 'person.came' }, (db, event) => {
        putPerson(db, person, event.at);
        event.tell({ role: person.role });
      });
    seat.person = person;
    return person;
  },

  'people.list': ({ audit }) => listPeople(audit.read),
};
