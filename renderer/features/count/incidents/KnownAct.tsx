import { type ComponentProps, useState } from 'react';
import type { IncidentView } from '../../../../shared/api/incidents.ts';
import { useQuery } from '../../../api/useQuery.ts';
import { Failure } from '../../../components/ui/Failure.tsx';
import { ActDesk } from './ActDesk.tsx';

interface Props extends Omit<ComponentProps<typeof ActDesk>, 'view' | 'onTold'> {
  id: number;
}

/** An act that was told, as it is told now. */
export function KnownAct({ id, ...desk }: Props) {
  const { data, error } = useQuery('incidents.get', { incident: id }, ['count']);
  // What this window told last is newer than what it asked for before.
  const [told, setTold] = useState<IncidentView | null>(null);
  const view = told && told.version >= (data?.version ?? 0) ? told : data;
  if (!view) return error && <Failure error={error} />;
  return <ActDesk {...desk} view={view} onTold={setTold} />;
}
