import type { Person } from '../../../shared/api/workspace.ts';
import { HattamaError } from '../../../shared/api/result.ts';
import type { Seat } from '../rooms.ts';

/** The person whose act it is, with their role. Throws `no-person` when none was chosen in this session. */
export function actorOf(seat: Seat): Person {
  if (!seat.person) throw new HattamaError('no-person', 'Choose who you are first');
  return seat.person;
}

/** Code of the person whose act it is. Throws `no-person`. */
export function seated(seat: Seat): string {
  return actorOf(seat).code;
}
