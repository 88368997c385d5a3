import { useState } from 'react';
import { useQuery } from '../../api/useQuery.ts';
import type { ScanRow } from '../../../shared/api/scans.ts';
import type { WorkspaceInfo } from '../../../shared/api/workspace.ts';
import type { PaperDocument } from '../../../shared/api/papers.ts';
import type { Form } from '../../../shared/forms/form.ts';
import { documentKinds } from '../../../shared/protocol/documents.ts';
import type { PaperActs } from './usePaperActs.ts';

/** What a page that is no protocol may be: a document, or one more picture of a protocol that the machine could not place. */
export const pageKinds = [...documentKinds, 'picture'] as const;
type PageKind = (typeof pageKinds)[number];

interface Options {
  row: PaperDocument;
  info: WorkspaceInfo;
  forms: ReadonlyMap<string, Form>;
  acts: PaperActs;
}

/** What is being said of a page. */
export interface Linking {
  kind: PageKind;
  setKind: (kind: PageKind) => void;
  /** The station's number as typed so far. */
  typed: string;
  type: (text: string) => void;
  /** Null while nothing is typed. */
  station: number | null;
  region: string;
  setRegion: (region: string) => void;
  /** The station's protocols that are here. */
  protocols: readonly ScanRow[];
  /** Scan of the protocol that is meant; 0: the station, of which no picture is here. */
  target: number;
  setTarget: (scan: number) => void;
  /** Whether all is said that is needed. */
  ready: boolean;
  link: () => void;
}

export function useLinking({ row, info, forms, acts }: Options): Linking {
  const [kind, setKind] = useState<PageKind>('amendment');
  const [typed, setTyped] = useState('');
  const [region, setRegion] = useState(row.region);
  const [chosen, setTarget] = useState<number | null>(null);
  const station = typed === '' ? null : Number(typed);
  const protocols = useProtocols(station, row.scan);
  // The first protocol of the station, until another one is chosen; where there is none, the station itself.
  const target = chosen ?? protocols[0]?.id ?? 0;
  const form = formOf(info, forms, protocols);
  const ready = station !== null && (target !== 0 || (kind !== 'picture' && form !== undefined));

  const type = (text: string) => {
    setTyped(text.replace(/\D/g, ''));
    setTarget(null);
  };
  function link(): void {
    if (!ready) return;
    if (kind === 'picture') acts.join(row.scan, target);
    else if (target !== 0) acts.link({ scan: row.scan, to: { scan: target }, kind });
    else if (form !== undefined) acts.link({ scan: row.scan, to: { form, region, station }, kind });
    type('');
  }
  return {
    kind,
    setKind,
    typed,
    type,
    station,
    region,
    setRegion,
    protocols,
    target,
    setTarget,
    ready,
    link,
  };
}

/** The protocols of a station, whatever its region; those that are set aside left out. */
function useProtocols(station: number | null, document: number): readonly ScanRow[] {
  const { data } = useQuery('scans.list', {
    search: String(station ?? ''),
    limit: station === null ? 1 : 200,
  });
  if (station === null) return [];
  return (data?.rows ?? []).filter(
    (row) => row.station === station && row.id !== document && row.status !== 'cannot-enter',
  );
}

/** The form that says which election a station belongs to: that of the station's protocols, else the first in use. */
function formOf(
  { forms: inUse }: WorkspaceInfo,
  forms: ReadonlyMap<string, Form>,
  protocols: readonly ScanRow[],
): string | undefined {
  return protocols[0]?.form ?? [...forms.keys()][0] ?? inUse[0];
}
