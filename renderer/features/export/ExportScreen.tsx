import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOf } from '../../api/client.ts';
import { useClient } from '../../api/context.ts';
import { Button } from '../../components/ui/Button.tsx';
import { fetchDownload } from '../../components/ui/download.ts';
import { Failure } from '../../components/ui/Failure.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { toConfirm } from '../../components/work/toConfirm.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import type { WorkspaceInfo } from '../../../shared/api/workspace.ts';
import type { CallError } from '../../../shared/api/result.ts';
import { Choices } from './Choices.tsx';
import { type ExportChoice, inputOf } from './choice.ts';
import { Leaves } from './Leaves.tsx';
import { Written, type WrittenExport } from './Written.tsx';
import styles from './ExportScreen.module.css';

/** What people confirmed into a file that others count with or merge: as a spreadsheet, or as a bundle with the pictures. */
export function ExportScreen({ info }: { info: WorkspaceInfo }) {
  const { t } = useTranslation();
  const client = useClient();
  const { language } = useFormat();
  const [choice, setChoice] = useState<ExportChoice>({
    format: 'xlsx',
    language,
    all: false,
    withoutPeople: false,
    pictures: 'as-they-came',
  });
  const [busy, setBusy] = useState(false);
  const [written, setWritten] = useState<WrittenExport | null>(null);
  const [error, setError] = useState<CallError | null>(null);
  const { final, flagged } = info.counts;
  const said = final + flagged + info.counts['cannot-enter'];
  const rows = choice.all ? Object.values(info.counts).reduce((sum, count) => sum + count, 0) : said;
  const left = toConfirm(info);

  async function run(): Promise<void> {
    setBusy(true);
    setWritten(null);
    setError(null);
    try {
      const exported = await client.call('exchange.export', inputOf(choice));
      if (exported) setWritten({ exported, head: await client.call('audit.head', {}) });
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
      {left > 0 && !choice.all && <Notice look="plain">{t('export.left', { count: left })}</Notice>}
      <div className={styles.parts}>
        <Choices choice={choice} onChange={(part) => setChoice((before) => ({ ...before, ...part }))} />
        <Leaves choice={choice} />
      </div>
      <Button look="main" className={styles.run} disabled={busy || rows === 0} onClick={() => void run()}>
        {busy ? t('export.busy') : t('export.run')}
      </Button>
      {busy && <HowFar />}
      {error && <Failure error={error} />}
      {written && <Written written={written} />}
    </div>
  );
}

/** How many rows and pictures are written. */
function HowFar() {
  const { t } = useTranslation();
  const { number } = useFormat();
  const client = useClient();
  const [progress, setProgress] = useState({ done: 0, total: 0 });
  useEffect(() => client.onEvent((event) => event.type === 'export' && setProgress(event)), [client]);
  const { done, total } = progress;
  return <p role="status">{total > 0 && t('export.of', { done: number(done), total: number(total) })}</p>;
}
