import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOf } from '../../api/client.ts';
import { useClient } from '../../api/context.ts';
import { Button } from '../../components/ui/Button.tsx';
import { fetchDownload } from '../../components/ui/download.ts';
import { Failure } from '../../components/ui/Failure.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { toConfirm } from '../../components/work/toConfirm.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import type { Exported, WorkspaceInfo } from '../../../shared/api/outputs.ts';
import type { CallError } from '../../../shared/api/result.ts';
import { languages } from '../../../shared/forms/checks.ts';
import styles from './ExportScreen.module.css';

const formats = ['xlsx', 'ods', 'csv'] as const;
const names = { kk: 'Қазақша', ru: 'Русский', en: 'English' } as const;

/** Confirmed protocols into a spreadsheet: one row a copy of a protocol. */
export function ExportScreen({ info }: { info: WorkspaceInfo }) {
  const { t } = useTranslation();
  const client = useClient();
  const { language: screenLanguage, number } = useFormat();
  const [format, setFormat] = useState<(typeof formats)[number]>('xlsx');
  const [language, setLanguage] = useState(screenLanguage);
  const [withoutPeople, setWithoutPeople] = useState(false);
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<Exported | null>(null);
  const [error, setError] = useState<CallError | null>(null);
  const { final, flagged } = info.counts;
  const left = toConfirm(info);

  async function run(): Promise<void> {
    setBusy(true);
    setResult(null);
    setError(null);
    try {
      const exported = await client.call('exchange.export', { format, language, withoutPeople });
      setResult(exported);
      if (exported?.download) fetchDownload(exported.download);
    } catch (thrown) {
      setError(errorOf(thrown));
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className={styles.screen}>
      <h1>{t('export.title')}</h1>
      <p>
        {t('export.what', { count: final + flagged })}{' '}
        {flagged > 0 && t('export.flagged', { count: flagged })}
      </p>
      {left > 0 && <Notice look="plain">{t('export.left', { count: left })}</Notice>}
      <fieldset className={styles.group}>
        <legend>{t('export.format')}</legend>
        {formats.map((each) => (
          <label key={each}>
            <input type="radio" name="format" checked={format === each} onChange={() => setFormat(each)} />
            <span>
              {each.toUpperCase()} <small>{t(`export.formatHelp.${each}`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t('export.language')}</legend>
        {languages.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="language"
              checked={language === each}
              onChange={() => setLanguage(each)}
            />
            <span lang={each}>{names[each]}</span>
          </label>
        ))}
      </fieldset>
      <label className={styles.people}>
        <input
          type="checkbox"
          checked={withoutPeople}
          onChange={(event) => setWithoutPeople(event.target.checked)}
        />
        <span>
          {t('export.withoutPeople')} <small>{t('export.withoutPeopleHelp')}</small>
        </span>
      </label>
      <Button
        look="main"
        className={styles.run}
        disabled={busy || final + flagged === 0}
        onClick={() => void run()}
      >
        {busy ? t('export.busy') : t('export.run')}
      </Button>
      {error && <Failure error={error} />}
      {result && (
        <Notice look="good" role="status">
          {t('export.done', { count: result.rows, rows: number(result.rows) })}{' '}
          {result.download ? (
            <a href={result.download}>
              {t('export.again', { name: result.path.split(/[\\/]/).at(-1) ?? '' })}
            </a>
          ) : (
            <code>{result.path}</code>
          )}
        </Notice>
      )}
    </div>
  );
}
