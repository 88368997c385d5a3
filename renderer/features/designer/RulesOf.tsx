import { useTranslation } from 'react-i18next';
import type { FormRules } from '../../../shared/forms/form.ts';
import { useState } from 'react';
import styles from './FormStep.module.css';

interface Props {
  rules: FormRules;
  onChange: (rules: FormRules) => void;
}

const spoiled = ['none', 'separate', 'inside_unused'] as const;
const switches = ['absentee_in_register', 'has_against_all', 'has_words', 'has_valid_total'] as const;

/** How the rules read this form: what rows it has, and which rules do not apply. */
export function RulesOf({ rules, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <section className={styles.group}>
      <h2>{t('designer.rules')}</h2>
      {switches.map((each) => (
        <label key={each} className={styles.tick}>
          <input
            type="checkbox"
            checked={rules[each]}
            onChange={(event) => onChange({ ...rules, [each]: event.target.checked })}
          />
          {t(`designer.rule.${each}`)}
        </label>
      ))}
      <div className={styles.pair}>
        <label>
          {t('designer.spoiled')}
          <select
            value={rules.has_spoiled}
            onChange={(event) => {
              const value = spoiled.find((each) => each === event.target.value);
              if (value) onChange({ ...rules, has_spoiled: value });
            }}
          >
            {spoiled.map((each) => (
              <option key={each} value={each}>
                {t(`designer.spoiledIs.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('designer.reserve')}
          <input
            type="number"
            min={0}
            max={100}
            step="any"
            value={rules.ballot_reserve_pct ?? ''}
            onChange={(event) => {
              const value = event.target.valueAsNumber;
              const isShare = value >= 0 && value <= 100;
              onChange({ ...rules, ballot_reserve_pct: isShare ? value : null });
            }}
          />
        </label>
        <RulesOff off={rules.off} onChange={(off) => onChange({ ...rules, off })} />
      </div>
    </section>
  );
}

/** Codes as they are typed; only whole ones count. */
function RulesOff({ off, onChange }: { off: readonly string[]; onChange: (off: string[]) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(off.join(' '));
  return (
    <label>
      {t('designer.off')}
      <input
        type="text"
        placeholder="F301 W208"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange([...new Set(event.target.value.toUpperCase().match(/\b[FW]\d{3}\b/g) ?? [])]);
        }}
      />
    </label>
  );
}
