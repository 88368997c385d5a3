import type { TeamWork } from '../../../shared/api/work.ts';
import { HattamaError } from '../../../shared/api/result.ts';
import { handBatch } from '../../review/hand.ts';
import { restingScans } from '../../review/resting.ts';
import { attentionByPerson, attentionShare } from '../../store/attention.ts';
import { readMeta } from '../../store/meta.ts';
import { findPerson } from '../../store/people.ts';
import { nextScan } from '../../store/next-scan.ts';
import { practisedPeople } from '../../store/practice.ts';
import { lastDone, lastUndone } from '../../store/steps.ts';
import { batchesOf, enteredSince, refusedByReason, workByBatch, workByPerson } from '../../store/work.ts';
import type { Handlers, Rooms } from '../rooms.ts';
import { actorOf } from './seat.ts';

export const workHandlers: Pick<Handlers, 'work.mine' | 'work.team' | 'work.hand'> = {
  'work.mine': ({ audit: { read }, claims, clock }, _, seat) => {
    const { code, role } = actorOf(seat);
    const resting = restingScans(read);
    const left = (task: 'confirm' | 'second' | 'resolve') =>
      nextScan(read, {
        task,
        after: 0,
        person: code,
        claimed: claims.others(seat),
        resting,
        auditor: role === 'auditor',
      }).left;
    return {
      ...enteredSince(read, code, midnight(clock())),
      confirm: left('confirm'),
      second: left('second'),
      resolve: left('resolve'),
      undo: lastDone(read, code)?.act ?? null,
      redo: lastUndone(read, code)?.act ?? null,
    };
  },

  'work.team': teamWork,

  'work.hand': (rooms, { batch, person }, seat) => {
    if (person !== null && !findPerson(rooms.audit.read, person))
      throw new HattamaError('not-found', `There is no person ${person} here`, { params: { person } });
    handBatch(rooms.audit, actorOf(seat), batch, person);
    rooms.tell({ type: 'work' });
    return teamWork(rooms);
  },
};

function teamWork({ audit: { read }, claims }: Rooms): TeamWork {
  const held = claims.all();
  const batchOf = batchesOf(
    read,
    held.map(({ scan }) => scan),
  );
  const attention = { on: readMeta(read).attention === true, ...attentionShare(read) };
  return {
    attention: { ...attention, people: attentionByPerson(read) },
    practised: practisedPeople(read),
    people: workByPerson(read),
    refused: refusedByReason(read),
    batches: workByBatch(read).map((batch) => ({
      ...batch,
      atWork: [
        ...new Set(held.flatMap(({ scan, person }) => (batchOf.get(scan) === batch.id ? person : []))),
      ],
    })),
  };
}

/** The last midnight where the workstation stands, ISO 8601 in UTC. */
function midnight(now: Date): string {
  const start = new Date(now);
  start.setHours(0, 0, 0, 0);
  return start.toISOString();
}
