import { type KeyboardEvent, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '../../api/useQuery.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Key } from '../../components/ui/Key.tsx';
import type { ScanRow, WorkspaceInfo } from '../../../shared/api/outputs.ts';
import type { PaperDocument } from '../../../shared/api/papers.ts';
import type { Form } from '../../../shared/forms/form.ts';
import { documentKinds } from '../../../shared/protocol/documents.ts';
import type { PaperActs } from './usePaperActs.ts';
import styles from './DocumentView.module.css';

interface Props {
  row: PaperDocument;
  info: WorkspaceInfo;
  forms: ReadonlyMap<string, Form>;
  acts: PaperActs;
  stationRef: RefObject<HTMLInputElement | null>;
  onBack: () => void;
}

/** What a page that is no protocol may be: a document, or one more picture of a protocol that the machine could not place. */
const choices = [...documentKinds, 'picture'] as const;

/** Says what a document does to which protocol: its kind, the station's number, and which picture where there are several. */
export function LinkForm({ row, info, forms, acts, stationRef, onBack }: Props) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<(typeof choices)[number]>('amendment');
  const [typed, setTyped] = useState('');
  const [region, setRegion] = useState(row.region);
  const [chosen, setChosen] = useState<number | null>(null);
  const station = /^\d{1,5}$/.test(typed) ? Number(typed) : null;
  const protocols = useProtocols(station, row.scan);
  // The first protocol of the station, until another one is chosen; where there is none, the station itself.
  const target = chosen ?? protocols[0]?.id ?? 0;
  const form = formOf(info, forms, protocols);
  const ready = station !== null && (target !== 0 || (kind !== 'picture' && form !== undefined));

  function link(): void {
    if (!ready) return;
    if (kind === 'picture') acts.join(row.scan, target);
    else if (target !== 0) acts.link({ scan: row.scan, to: { scan: target }, kind });
    else if (form !== undefined) acts.link({ scan: row.scan, to: { form, region, station }, kind });
    setTyped('');
    setChosen(null);
    onBack();
  }
  const onKeyDown = (event: KeyboardEvent) => event.code === 'Escape' && onBack();

  return (
    <form
      className={styles.form}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        link();
      }}
    >
      <fieldset className={styles.kinds}>
        <legend>{t('papers.what')}</legend>
        {choices.map((each) => (
          <label key={each}>
            <input type="radio" name="kind" checked={kind === each} onChange={() => setKind(each)} />
            {t(`papers.kind.${each}`)}
          </label>
        ))}
      </fieldset>
      <label className={styles.field}>
        {t('papers.stationNumber')}
        <input
          ref={stationRef}
          type="text"
          inputMode="numeric"
          maxLength={5}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value.replace(/\D/g, ''));
            setChosen(null);
          }}
        />
      </label>
      {station !== null && (
        <fieldset className={styles.targets}>
          <legend>{t('papers.whichProtocol')}</legend>
          {protocols.map(({ id, region: of, name, status }) => (
            <label key={id}>
              <input type="radio" name="target" checked={target === id} onChange={() => setChosen(id)} />
              <span>{[of, name, t(`status.${status}`)].filter(Boolean).join(' · ')}</span>
            </label>
          ))}
          {kind !== 'picture' && (
            <label>
              <input type="radio" name="target" checked={target === 0} onChange={() => setChosen(0)} />
              {t('papers.noPicture')}
            </label>
          )}
          {kind === 'picture' && protocols.length === 0 && <p>{t('papers.noProtocol')}</p>}
          {kind !== 'picture' && target === 0 && (
            <label className={styles.field}>
              {t('papers.region')}
              <input
                type="text"
                maxLength={200}
                value={region}
                onChange={(event) => setRegion(event.target.value)}
              />
            </label>
          )}
        </fieldset>
      )}
      <Button type="submit" look="main" disabled={acts.busy || !ready}>
        {t('papers.link')} <Key name="↵" />
      </Button>
    </form>
  );
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
