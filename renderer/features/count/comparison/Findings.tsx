import { useTranslation } from 'react-i18next';
import { ruleTitle } from '../../../../shared/forms/checks.ts';
import type { ComparisonView } from '../../../../shared/api/comparison.ts';
import { restsOnDoubt } from '../../../../shared/protocol/count/statement.ts';
import { useFormat } from '../../../i18n/useFormat.ts';
import type { TabProps } from '../tabs.tsx';
import { PartBar } from './PartBar.tsx';
import type { ComparisonWords } from './words.ts';
import styles from './Findings.module.css';

interface Props {
  findings: ComparisonView['findings'];
  words: ComparisonWords;
  onBehind: TabProps['onBehind'];
}

/** What official figures and protocols cannot both be right in; that which rests on stations in doubt by itself. */
export function Findings({ findings, ...props }: Props) {
  const { t } = useTranslation();
  const doubtful = findings.filter(restsOnDoubt);
  const sure = findings.filter((finding) => !restsOnDoubt(finding));
  return (
    <>
      <h2>{t('comparison.findings')}</h2>
      {sure.length === 0 && <p className={styles.none}>{t('comparison.nothing')}</p>}
      {sure.length > 0 && <List label={t('comparison.findings')} findings={sure} {...props} />}
      {doubtful.length > 0 && (
        <>
          <h2>{t('comparison.doubtful')}</h2>
          <p>{t('comparison.doubtfulAbout')}</p>
          <List label={t('comparison.doubtful')} findings={doubtful} {...props} />
        </>
      )}
    </>
  );
}

/** Contradictions: each a sentence, its arithmetic, and a picture of it. */
function List({ label, findings, words, onBehind }: Props & { label: string }) {
  return (
    <ol className={styles.findings} aria-label={label}>
      {findings.map((finding) => (
        <Finding
          key={`${finding.code} ${finding.source.publication} ${finding.place.region}/${finding.place.district} ${keyOf(finding)}`}
          finding={finding}
          words={words}
          onBehind={onBehind}
        />
      ))}
    </ol>
  );
}

type AnyFinding = Props['findings'][number];

const keyOf = (finding: AnyFinding) => (finding.code === 'F504' ? finding.key : finding.part.key);

function Finding({ finding, words, onBehind }: Omit<Props, 'findings'> & { finding: AnyFinding }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { sentence, arithmetic, notes } = words.statement(finding);
  const { code, place, source, official } = finding;
  const key = keyOf(finding);
  return (
    <li className={styles.finding}>
      <p className={styles.code}>
        {code} <span>{ruleTitle(code, language)}</span>
      </p>
      <p className={styles.sentence}>{sentence}</p>
      <div className={styles.proof}>
        <ul className={styles.arithmetic} aria-label={t('comparison.arithmetic')}>
          {arithmetic.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <Bars finding={finding} words={words} />
      </div>
      <p className={styles.notes}>
        {[...notes, t('comparison.publishedBy', { source: official.source, date: official.published })].join(
          ' ',
        )}
        {source.publication === null && (
          <button
            type="button"
            onClick={() =>
              onBehind(`${words.figure(key)} · ${words.place(place)}`, {
                set: 'with-protocol',
                key,
                ...words.where(place),
              })
            }
          >
            {t('comparison.protocolsBehind')}
          </button>
        )}
      </p>
    </li>
  );
}

function Bars({ finding, words }: { finding: AnyFinding; words: ComparisonWords }) {
  const { t } = useTranslation();
  if (finding.code === 'F504')
    return (
      <PartBar
        whole={finding.official.value}
        part={finding.part.sum}
        wholeName={t('comparison.column.official')}
        partName={t('comparison.column.own')}
      />
    );
  const { part, whole } = finding;
  return (
    <PartBar
      whole={whole?.rest ?? 0}
      part={part.rest}
      wholeName={whole ? words.figure(whole.key) : t('comparison.noStation')}
      partName={words.figure(part.key)}
    />
  );
}
