import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { Key } from '../../components/ui/Key.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import { ruleTitle } from '../../../shared/forms/checks.ts';
import type { FlagFilter, RuleCount } from './useFlags.ts';
import styles from './AuditScreen.module.css';

interface Props {
  rules: readonly RuleCount[];
  filter: FlagFilter;
  onFilter: (filter: FlagFilter) => void;
  onLog: () => void;
}

const states = ['open', 'closed'] as const;

/** Every rule that flagged something, errors first, with how much is open; above it whether open or closed flags are listed. */
export function RuleList({ rules, filter, onFilter, onLog }: Props) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { code, state } = filter;
  const sum = (of: 'open' | 'closed') => rules.reduce((all, rule) => all + rule[of], 0);
  return (
    <section className={styles.rules} aria-label={t('audit.rules')}>
      <div className={styles.states} role="group" aria-label={t('audit.rules')}>
        {states.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === state}
            onClick={() => onFilter({ code, state: each })}
          >
            {t(`audit.${each}`)}
          </button>
        ))}
      </div>
      <ul>
        <li>
          <Rule
            name={t('queue.all')}
            open={sum('open')}
            closed={sum('closed')}
            current={code === null}
            onChoose={() => onFilter({ code: null, state })}
          />
        </li>
        {rules.map((rule) => (
          <li key={rule.code}>
            <Rule
              name={ruleTitle(rule.code, language)}
              code={rule.code}
              open={rule.open}
              closed={rule.closed}
              current={rule.code === code}
              onChoose={() => onFilter({ code: rule.code, state })}
            />
          </li>
        ))}
      </ul>
      {rules.length === 0 && <p className={styles.none}>{t('audit.noRules')}</p>}
      <Button look="quiet" className={styles.toLog} onClick={onLog}>
        {t('log.title')} <Key name="L" />
      </Button>
    </section>
  );
}

interface RuleProps {
  name: string;
  code?: string;
  open: number;
  closed: number;
  current: boolean;
  onChoose: () => void;
}

function Rule({ name, code, open, closed, current, onChoose }: RuleProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  return (
    <button type="button" className={`choice ${styles.rule}`} aria-current={current} onClick={onChoose}>
      {code && (
        <span className={styles.code} data-error={code.startsWith('F')}>
          {code}
        </span>
      )}
      <span className={styles.ruleName}>{name}</span>
      <span className={styles.count} title={t('audit.counts', { open, closed })}>
        <span aria-hidden="true">
          {number(open)}
          {closed > 0 && <span className={styles.soft}> ✓{number(closed)}</span>}
        </span>
        <span className="visually-hidden">{t('audit.counts', { open, closed })}</span>
      </span>
    </button>
  );
}
