import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentsImported } from '../../../../shared/api/incidents.ts';
import type { Exported } from '../../../../shared/api/exporting.ts';
import type { CallError } from '../../../../shared/api/result.ts';
import { fileNameTold } from '../../../../shared/protocol/count/incidents.ts';
import { weightOf } from '../../../../shared/protocol/sheet-problems.ts';
import { errorOf } from '../../../api/client.ts';
import { useClient } from '../../../api/context.ts';
import { DropZone } from '../../../components/drop/DropZone.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { fetchDownload } from '../../../components/ui/download.ts';
import { Failure } from '../../../components/ui/Failure.tsx';
import { Notice } from '../../../components/ui/Notice.tsx';
import { useFormat } from '../../../i18n/useFormat.ts';
import type { TabProps } from '../tabs.tsx';
import { usePaths } from './usePaths.ts';
import styles from './Exchange.module.css';

type Props = Pick<TabProps, 'info' | 'election'>;

/** Acts of violation in and out as tables. */
export function Exchange(props: Props) {
  return (
    <div className={styles.parts}>
      <Import {...props} />
      <Export election={props.election} />
    </div>
  );
}

function Import({ info, election }: Props) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const client = useClient();
  const paths = usePaths();
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<IncidentsImported | null>(null);
  const [error, setError] = useState<CallError | null>(null);

  async function take(given: () => Promise<string[] | null>): Promise<void> {
    const [path] = (await given()) ?? [];
    if (path === undefined) return;
    setBusy(true);
    setDone(null);
    setError(null);
    try {
      setDone(await client.call('incidents.import', { path, election: election.id }));
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setBusy(false);
    }
  }

  return (
    <section className={styles.part} aria-labelledby="acts-import">
      <h2 id="acts-import">{t('incidents.importTitle')}</h2>
      <DropZone
        title={t('incidents.dropHere')}
        kinds={t('incidents.importKinds')}
        first="files"
        folders={false}
        disabled={info.readOnly !== null || busy}
        dialogs={info.host.dialogs}
        onFiles={(files) => void take(() => paths.hand(files.slice(0, 1)))}
        onChoose={() => void take(paths.choose)}
      />
      {busy && <p role="status">{t('incidents.importing')}</p>}
      {paths.error && <Failure error={paths.error} />}
      {error && <Failure error={error} />}
      {done && (
        <Notice look={done.problems.some((each) => weightOf(each) === 'file') ? 'bad' : 'good'} role="status">
          {t('incidents.imported', {
            fresh: number(done.fresh),
            changed: number(done.changed),
            same: number(done.same),
            left: number(done.left),
          })}
        </Notice>
      )}
      {done && done.problems.length > 0 && <Problems problems={done.problems} />}
    </section>
  );
}

const signs = { file: '✕', row: '!', note: 'i' } as const;

function Problems({ problems }: Pick<IncidentsImported, 'problems'>) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="acts-problems">
      <h3 id="acts-problems">{t('incidents.problems')}</h3>
      <ul className={styles.problems}>
        {problems.map(({ code, sheet, place, params }, index) => (
          <li key={index} data-weight={weightOf({ code })}>
            <span aria-hidden="true">{signs[weightOf({ code })]}</span>{' '}
            <strong>{[sheet, place].filter(Boolean).join(' ')}</strong> {t(`sheetProblem.${code}`, params)}
          </li>
        ))}
      </ul>
    </section>
  );
}

const formats = ['xlsx', 'ods', 'csv'] as const;

function Export({ election }: Pick<Props, 'election'>) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const client = useClient();
  const [format, setFormat] = useState<(typeof formats)[number]>('xlsx');
  const [withoutPeople, setWithoutPeople] = useState(false);
  const [busy, setBusy] = useState(false);
  const [written, setWritten] = useState<Exported | null>(null);
  const [error, setError] = useState<CallError | null>(null);

  async function run(): Promise<void> {
    setBusy(true);
    setWritten(null);
    setError(null);
    try {
      const asked = { election: election.id, format, language, withoutPeople };
      const exported = await client.call('incidents.export', asked);
      if (exported?.download) fetchDownload(exported.download);
      setWritten(exported);
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setBusy(false);
    }
  }

  return (
    <section className={styles.part} aria-labelledby="acts-export">
      <h2 id="acts-export">{t('incidents.exportTitle')}</h2>
      <fieldset className={styles.formats}>
        <legend className="visually-hidden">{t('incidents.exportTitle')}</legend>
        {formats.map((each) => (
          <label key={each}>
            <input type="radio" name="format" checked={format === each} onChange={() => setFormat(each)} />
            {each.toUpperCase()}
          </label>
        ))}
      </fieldset>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={withoutPeople}
          onChange={({ target }) => setWithoutPeople(target.checked)}
        />
        {t('incidents.withoutPeople')}
      </label>
      <Button look="main" disabled={busy} onClick={() => void run()}>
        {t(busy ? 'incidents.exporting' : 'incidents.export')}
      </Button>
      {error && <Failure error={error} />}
      {written && (
        <Notice look="good" role="status">
          {t('incidents.exported', {
            count: written.rows,
            // A browser saves the file itself, where only it knows.
            path: written.download ? fileNameTold(written.path) : written.path,
          })}
        </Notice>
      )}
    </section>
  );
}
