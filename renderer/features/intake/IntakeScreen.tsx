import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '../../api/useQuery.ts';
import { DropZone } from '../../components/drop/DropZone.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Failure } from '../../components/ui/Failure.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { Progress } from '../../components/ui/Progress.tsx';
import { toConfirm } from '../../components/work/toConfirm.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import type { WorkspaceInfo } from '../../../shared/api/workspace.ts';
import { Batches } from './Batches.tsx';
import { Reading } from './Reading.tsx';
import { Senders } from './Senders.tsx';
import { useTaking } from './useTaking.ts';
import { Watched } from './Watched.tsx';
import styles from './IntakeScreen.module.css';

interface Props {
  info: WorkspaceInfo;
  onReview: () => void;
}

/** Where pictures come in: drop or choose, see what became of each file, watch the machine read. */
export function IntakeScreen({ info, onReview }: Props) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const [region, setRegion] = useState(info.region);
  const batches = useQuery('intake.batches', {}, ['intake', 'scan']);
  const taking = useTaking(region, batches.reload);
  const ready = toConfirm(info);

  return (
    <div className={styles.screen}>
      <section className={styles.give} aria-labelledby="intake-title">
        <h1 id="intake-title">{t('intake.title')}</h1>
        <label className={styles.region}>
          {t('intake.region')}
          <input
            type="text"
            value={region}
            maxLength={200}
            onChange={(event) => setRegion(event.target.value)}
          />
          <small>{t('intake.regionHelp')}</small>
        </label>
        <DropZone
          title={t('drop.title')}
          kinds={t('drop.kinds')}
          first="folder"
          disabled={info.readOnly !== null || taking.progress !== null}
          dialogs={info.host.dialogs}
          onFiles={taking.give}
          onChoose={taking.choose}
        />
        {taking.progress && (
          <div className={styles.upload}>
            <p role="status">
              {t('intake.handing', {
                done: number(taking.progress.done),
                total: number(taking.progress.total),
              })}
            </p>
            <Progress {...taking.progress} label={t('intake.handingLabel')} />
            <Button onClick={taking.cancel}>{t('intake.cancel')}</Button>
          </div>
        )}
        {taking.error && <Failure error={taking.error} />}
        {taking.refused.length > 0 && (
          <Notice look="warn" role="status">
            {t('intake.refused', { count: taking.refused.length })}
            <ul>
              {taking.refused.map(({ name, reason }) => (
                <li key={name}>
                  {name}: {t(`intakeReason.${reason}`)}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        <Watched region={region} readOnly={info.readOnly !== null} dialogs={info.host.dialogs} />
      </section>
      <section className={styles.state} aria-labelledby="reading-title">
        <h2 id="reading-title">{t('reading.title')}</h2>
        <Reading readOnly={info.readOnly !== null} />
        {ready > 0 && (
          <Button look="main" className={styles.review} onClick={onReview}>
            {t('intake.review', { count: ready })}
          </Button>
        )}
        <h2>{t('batches.title')}</h2>
        {batches.error && <Failure error={batches.error} />}
        <Batches batches={batches.data ?? []} readOnly={info.readOnly !== null} />
        <Senders readOnly={info.readOnly !== null} />
      </section>
    </div>
  );
}
