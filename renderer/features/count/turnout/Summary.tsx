import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ElectionView } from '../../../../shared/api/counting.ts';
import { type Language, languages } from '../../../../shared/forms/checks.ts';
import { localText } from '../../../../shared/forms/names.ts';
import type { TurnoutLine } from '../../../../shared/protocol/count/turnout-line.ts';
import { numberLocale } from '../../../../shared/protocol/messages.ts';
import { Button } from '../../../components/ui/Button.tsx';
import { asLanguage } from '../../../i18n/i18n.ts';
import { summaryText } from './summary-text.ts';
import styles from './TurnoutTab.module.css';

interface Props {
  election: ElectionView;
  line: TurnoutLine;
  hour: string;
}

/** The hour's turnout as a text to copy, in a language of its own. */
export function Summary({ election, line, hour }: Props) {
  const { t, i18n } = useTranslation();
  const [chosen, setChosen] = useState<Language | null>(null);
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  const language = chosen ?? asLanguage(i18n.language) ?? 'ru';
  const text = textIn(language, i18n.getFixedT(language), { election, line, hour });

  function copy(): void {
    if (text === null) return;
    navigator.clipboard.writeText(text).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    );
  }
  return (
    <section className={styles.summary} aria-labelledby="turnout-summary">
      <h2 id="turnout-summary">{t('turnoutLine.summary.title', { hour })}</h2>
      {text === null ? (
        <p>{t('turnoutLine.summary.none')}</p>
      ) : (
        <>
          <div className={styles.copy}>
            <select
              aria-label={t('language.label')}
              value={language}
              onChange={({ target }) => {
                setChosen(asLanguage(target.value));
                setCopied(null);
              }}
            >
              {languages.map((each) => (
                <option key={each} value={each} lang={each}>
                  {t(`turnoutLine.summary.language.${each}`)}
                </option>
              ))}
            </select>
            <Button look="main" onClick={copy}>
              {t('turnoutLine.summary.copy')}
            </Button>
            <span role="status">{copied && t(`turnoutLine.summary.copied.${copied}`)}</span>
          </div>
          <pre className={styles.text} lang={language} tabIndex={0}>
            {text}
          </pre>
        </>
      )}
    </section>
  );
}

function textIn(language: Language, t: TFunction, { election, line, hour }: Props): string | null {
  const numbers = new Intl.NumberFormat(numberLocale(language));
  const rates = new Intl.NumberFormat(numberLocale(language), { style: 'percent', minimumFractionDigits: 2 });
  const names = new Map(election.regions.map(({ key, name }) => [key, name]));
  return summaryText(line, hour, {
    t,
    number: (value) => numbers.format(value),
    rate: (hundredths) => rates.format(hundredths / 10_000),
    region: (key) => (key === '' ? t('count.noRegion') : localText(names.get(key) ?? { en: key }, language)),
    title: localText(election.title, language),
  });
}
