import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOf } from '../../api/client.ts';
import { useClient } from '../../api/context.ts';
import { Failure } from '../../components/ui/Failure.tsx';
import type { TeamWork } from '../../../shared/api/work.ts';
import type { CallError } from '../../../shared/api/result.ts';
import { LookTable } from './LookTable.tsx';
import styles from './TeamScreen.module.css';

interface Props {
  attention: TeamWork['attention'];
  practised: TeamWork['practised'];
  mayChange: boolean;
  onSwitched: () => void;
}

/** The attention check: its switch, and how many planted numbers people caught; beside it, who has practised. */
export function AttentionPart({ attention, practised, mayChange, onSwitched }: Props) {
  const { t } = useTranslation();
  const client = useClient();
  const [error, setError] = useState<CallError | null>(null);

  function turn(on: boolean): void {
    setError(null);
    client
      .call('workspace.configure', { attention: on })
      .then(onSwitched, (thrown: unknown) => setError(errorOf(thrown)));
  }

  return (
    <section className={styles.part} aria-labelledby="team-attention">
      <h2 id="team-attention">{t('attention.title')}</h2>
      <label className={styles.mode}>
        <input
          type="checkbox"
          checked={attention.on}
          disabled={!mayChange}
          onChange={(event) => turn(event.target.checked)}
        />
        <span>
          {t('attention.switch')}
          <small>{t('attention.help')}</small>
        </span>
      </label>
      {error && <Failure error={error} />}
      <LookTable attention={attention} practised={practised} />
    </section>
  );
}
