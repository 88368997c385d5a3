import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOf } from '../../api/client.ts';
import { useClient } from '../../api/context.ts';
import { useQuery } from '../../api/useQuery.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Failure } from '../../components/ui/Failure.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import type { Watch } from '../../../shared/api/intake.ts';
import type { CallError } from '../../../shared/api/result.ts';
import styles from './Watched.module.css';

interface Props {
  /** Of what comes in from folders that are watched from now on. */
  region: string;
  readOnly: boolean;
  /** True if the host opens its own dialogs; a browser hands no folder's path over, so that it is typed. */
  dialogs: boolean;
}

/** Folders from which pictures come in as they arrive. */
export function Watched({ region, readOnly, dialogs }: Props) {
  const { t } = useTranslation();
  const client = useClient();
  const { data: watched, reload } = useQuery('intake.watched', {}, ['watch', 'intake']);
  const [error, setError] = useState<CallError | null>(null);

  async function run(work: () => Promise<unknown>): Promise<void> {
    setError(null);
    try {
      await work();
      reload();
    } catch (thrown) {
      setError(errorOf(thrown));
    }
  }

  const begin = (path: string) =>
    run(async () => {
      await client.call('intake.watch', { path, region });
      await client.call('jobs.start', {});
    });
  const choose = () =>
    run(async () => {
      const chosen = await client.call('intake.choose', { what: 'folder' });
      const [path] = chosen?.paths ?? [];
      if (path !== undefined) await begin(path);
    });

  return (
    <section className={styles.watched} aria-labelledby="watched-title">
      <h2 id="watched-title">{t('watch.title')}</h2>
      <p className={styles.help}>{t('watch.help')}</p>
      {watched && watched.length > 0 && (
        <ul className={styles.list}>
          {watched.map((watch) => (
            <WatchRow
              key={watch.path}
              watch={watch}
              onStop={
                readOnly ? null : () => void run(() => client.call('intake.unwatch', { path: watch.path }))
              }
            />
          ))}
        </ul>
      )}
      {!readOnly &&
        (dialogs ? (
          <Button onClick={() => void choose()}>{t('watch.begin')}</Button>
        ) : (
          <PathForm onPath={begin} />
        ))}
      {error && <Failure error={error} />}
    </section>
  );
}

function WatchRow({ watch, onStop }: { watch: Watch; onStop: (() => void) | null }) {
  const { t } = useTranslation();
  const { path, region, person, taken, problem } = watch;
  return (
    <li className={styles.row}>
      <div className={styles.facts}>
        <strong>{path}</strong>
        <span>{[region, person, t('watch.taken', { count: taken })].filter(Boolean).join(' · ')}</span>
        {problem && (
          <Notice look="warn" role="status">
            {t('watch.away', { reason: t(`intakeReason.${problem}`) })}
          </Notice>
        )}
      </div>
      {onStop && (
        <Button aria-label={t('watch.stopFor', { folder: path })} onClick={onStop}>
          {t('watch.stop')}
        </Button>
      )}
    </li>
  );
}

function PathForm({ onPath }: { onPath: (path: string) => Promise<void> }) {
  const { t } = useTranslation();
  const [path, setPath] = useState('');
  function submit(event: FormEvent): void {
    event.preventDefault();
    void onPath(path.trim()).then(() => setPath(''));
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <label>
        {t('watch.path')}
        <input
          type="text"
          value={path}
          maxLength={4096}
          required
          onChange={(event) => setPath(event.target.value)}
        />
      </label>
      <Button type="submit">{t('watch.begin')}</Button>
    </form>
  );
}
