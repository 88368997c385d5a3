import path from 'node:path';
import { HattamaError } from '../../../shared/api/result.ts';
import { setInForce } from '../../count/index.ts';
import { publicationView, publicationViews } from '../publications.ts';
import type { Handlers } from '../rooms.ts';
import { dropLook, lookAtTable, lookWith, takeTable } from '../tables.ts';
import { seated } from './seat.ts';

type TableCalls =
  'tables.look' | 'tables.map' | 'tables.take' | 'tables.drop' | 'tables.list' | 'tables.withdraw';

export const tableHandlers: Pick<Handlers, TableCalls> = {
  'tables.look': (rooms, { path: file, kind, election }) => {
    if (!path.isAbsolute(file)) throw new HattamaError('invalid-input', `path: ${file} is not absolute`);
    return lookAtTable(rooms, file, kind, election);
  },
  'tables.map': (rooms, { look, mapping }) => lookWith(rooms, look, mapping),
  'tables.take': (rooms, { look, ...said }, seat) =>
    takeTable(rooms, look, { ...said, person: seated(seat) }),
  'tables.drop': (rooms, { look }) => {
    dropLook(rooms, look);
    return null;
  },
  'tables.list': (rooms, { kind }) =>
    publicationViews(rooms).filter((each) => kind === undefined || each.kind === kind),
  'tables.withdraw': (rooms, { publication, inForce }, seat) => {
    setInForce(rooms.audit, seated(seat), publication, inForce);
    rooms.tell({ type: 'count' });
    return publicationView(rooms, publication);
  },
};
