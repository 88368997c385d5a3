import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/ui/Button.tsx';
import { Key } from '../../../components/ui/Key.tsx';
import type { TableLook } from '../../../../shared/api/tables.ts';
import styles from './LookDesk.module.css';
import type { Looking } from './useLooking.ts';

interface Props {
  look: TableLook;
  /** Sources of tables of this kind that came in before. */
  sources: readonly string[];
  busy: boolean;
  looking: Looking;
}

/** Who published the table, and when; takes it in. */
export function TakeForm({ look, sources, busy, looking }: Props) {
  const { t } = useTranslation();
  const [source, setSource] = useState('');
  const [published, setPublished] = useState('');
  const some = Object.values(look.taking.levels).some((rows) => rows > 0);
  const ready = source.trim() !== '' && published !== '' && some && !busy;
  return (
    <form
      className={styles.take}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void looking.take({ source: source.trim(), published });
      }}
    >
      <label>
        {t('tables.source')}
        <input
          type="text"
          list="tables-sources"
          required
          maxLength={200}
          value={source}
          aria-describedby="tables-source-hint"
          onChange={(event) => setSource(event.target.value)}
        />
      </label>
      <datalist id="tables-sources">
        {[...new Set(sources)].map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      <label>
        {t('tables.published')}
        <input
          type="date"
          required
          value={published}
          onChange={(event) => setPublished(event.target.value)}
        />
      </label>
      <div className={styles.actions}>
        <Button look="main" type="submit" disabled={!ready}>
          {t('tables.take')}
        </Button>
        <Button onClick={looking.leave}>
          {t('tables.leave')} <Key name="Esc" />
        </Button>
      </div>
      <p id="tables-source-hint" className={styles.soft}>
        {t('tables.sourceHint')}
      </p>
    </form>
  );
}
