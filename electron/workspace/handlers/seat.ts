import { HattamaError } from '../../../shared/api/result.ts';
import type { Seat } from '../rooms.ts';

/** Code of the person whose act it is. Throws `no-person` when none was chosen in this session. */
export function seated(seat: Seat): string {
  if (!seat.person) throw new HattamaError('no-person', 'Choose who you are first');
  return seat.person.code;
}
