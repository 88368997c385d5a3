import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '../../api/useQuery.ts';
import { Button } from '../../components/ui/Button.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { Input } from '../../../shared/api/contract.ts';
import type { ScanRow } from '../../../shared/api/scans.ts';
import { base64Of } from './base64.ts';
import styles from './FormsList.module.css';

/** The latest scans that are offered; any other can be handed over as a file. */
const OFFERED = 500;
/** Larger files are refused by the core's limit on a call. */
const MOST_BYTES = 22_000_000;

interface Props {
  disabled: boolean;
  onBegin: (from: Input<'designer.begin'>) => void;
}

/** Where a new form begins: a scan that is here, those that no form fits first, or a file. */
export function NewForm({ disabled, onBegin }: Props) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const unplaced = useQuery('scans.list', { status: ['unplaced'], limit: OFFERED }, ['scan']);
  const all = useQuery('scans.list', { limit: OFFERED }, ['scan']);
  const file = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const others = all.data?.rows.filter(({ status }) => status !== 'unplaced') ?? [];
  const scan = chosen ?? unplaced.data?.rows[0]?.id ?? others[0]?.id ?? null;

  async function take(given: File | undefined): Promise<void> {
    if (!given) return;
    setTooLarge(given.size > MOST_BYTES);
    if (given.size > MOST_BYTES) return;
    onBegin({ name: given.name.slice(0, 200), data: await base64Of(given) });
  }

  const option = ({ id, name, page }: ScanRow) => (
    <option key={id} value={id}>
      {page > 1 ? `${name}, ${t('queue.page', { page: number(page) })}` : name}
    </option>
  );
  return (
    <section className={styles.group} aria-labelledby="new-form">
      <h2 id="new-form">{t('designer.new')}</h2>
      <p className={styles.help}>{t('designer.newHelp')}</p>
      <div className={styles.new}>
        {scan !== null && (
          <>
            <label>
              {t('designer.scan')}
              <select
                value={scan}
                disabled={disabled}
                onChange={(event) => setChosen(Number(event.target.value))}
              >
                {unplaced.data && unplaced.data.rows.length > 0 && (
                  <optgroup label={t('status.unplaced')}>{unplaced.data.rows.map(option)}</optgroup>
                )}
                <optgroup label={t('designer.otherScans')}>{others.map(option)}</optgroup>
              </select>
            </label>
            <Button look="main" disabled={disabled} onClick={() => onBegin({ scan })}>
              {t('designer.onScan')}
            </Button>
          </>
        )}
        <Button disabled={disabled} onClick={() => file.current?.click()}>
          {t('designer.onFile')}
        </Button>
        <input
          ref={file}
          type="file"
          hidden
          aria-label={t('designer.onFile')}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
      {tooLarge && <p role="alert">{t('intakeReason.too-large')}</p>}
    </section>
  );
}
