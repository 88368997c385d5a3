import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '../../../../shared/api/contract.ts';
import type { ReportWritten } from '../../../../shared/api/publishing.ts';
import { languages } from '../../../../shared/forms/checks.ts';
import { useClient } from '../../../api/context.ts';
import { Button } from '../../../components/ui/Button.tsx';
import { useFormat } from '../../../i18n/useFormat.ts';
import { HowFar } from './HowFar.tsx';
import { Result } from './Result.tsx';
import { usePublishing } from './usePublishing.ts';
import styles from './PublishTab.module.css';

const names = { kk: 'Қазақша', ru: 'Русский', en: 'English' } as const;
const formats = ['html', 'pdf'] as const;
type Choice = Required<Pick<Input<'report.write'>, 'format' | 'language'>>;

/** The report: format and language, one button, and what came of it. */
export function ReportPart({ election }: { election: string }) {
  const { t } = useTranslation();
  const client = useClient();
  const { language } = useFormat();
  // The screen's language, until another one is chosen.
  const [chosen, setChosen] = useState<Partial<Choice>>({});
  const choice: Choice = { format: 'html', language, ...chosen };
  const publishing = usePublishing<ReportWritten>('report');
  const { written, progress, write } = publishing;
  return (
    <section className={styles.half} aria-labelledby="publish-report">
      <h2 id="publish-report">{t('publish.report')}</h2>
      <p>{t('publish.reportWhat')}</p>
      <fieldset className={styles.choice}>
        <legend>{t('publish.format')}</legend>
        {formats.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="report-format"
              checked={choice.format === each}
              onChange={() => setChosen({ ...chosen, format: each })}
            />
            <span>
              {each.toUpperCase()} <small>{t(`publish.formatHelp.${each}`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <label className={styles.language}>
        {t('publish.language')}{' '}
        <select
          value={choice.language}
          onChange={({ target }) =>
            setChosen({ ...chosen, language: languages.find((each) => each === target.value) ?? language })
          }
        >
          {languages.map((each) => (
            <option key={each} value={each} lang={each}>
              {names[each]}
            </option>
          ))}
        </select>
      </label>
      <p className={styles.soft}>{t('publish.leavesReport')}</p>
      <Button
        look="main"
        disabled={progress !== null}
        onClick={() => write(() => client.call('report.write', { election, ...choice }))}
      >
        {t('publish.writeReport')}
      </Button>
      <HowFar publishing={publishing} label={t('publish.report')} />
      {written && (
        <Result
          said={t('publish.writtenReport')}
          path={written.path}
          download={written.download}
          hashOf={t('publish.hash')}
          hash={written.sha256}
        />
      )}
    </section>
  );
}
