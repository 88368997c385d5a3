import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import type { Form } from '../../../shared/forms/form.ts';
import { rowName } from '../../../shared/forms/names.ts';
import type { CheckResult } from '../../../shared/protocol/rules.ts';
import type { SlipHint } from '../../../shared/protocol/slip.ts';
import { SlipHints } from './SlipHints.tsx';
import styles from './Finding.module.css';

interface Props {
  form: Form;
  check: CheckResult;
  /** Where the slip behind it may lie. */
  hints: readonly SlipHint[];
  /** Leads to the first row that the rule looked at; null when it names none. */
  onGo: (() => void) | null;
}

/**
 * One flagged rule: what is wrong with its numbers and difference, the code for the help desk, and the way to the row: by the
 * button, or by Enter when N has brought the focus here.
 */
export function Finding({ form, check, hints, onGo }: Props) {
  const { t, i18n } = useTranslation();
  const first = check.fields[0];
  return (
    <div
      className={styles.finding}
      role="group"
      aria-label={`${check.code} ${check.message}`}
      tabIndex={-1}
      data-failed={check.code}
      onKeyDown={(event) => {
        const enter = event.code === 'Enter' || event.code === 'NumpadEnter';
        if (!enter || event.ctrlKey || event.target !== event.currentTarget) return;
        event.preventDefault();
        onGo?.();
      }}
    >
      <Notice
        look={check.severity === 'error' ? 'bad' : 'warn'}
        action={
          onGo &&
          first && (
            <Button look="quiet" className={styles.go} onClick={onGo}>
              {t('checks.go', { row: rowName(form, first, i18n.language) })}
            </Button>
          )
        }
      >
        <span className={styles.message}>{check.message}</span>{' '}
        <span className={styles.code}>{check.code}</span>
        {hints.length > 0 && <SlipHints form={form} hints={hints} />}
      </Notice>
    </div>
  );
}

/** Puts the focus on the failed rule after the one that has it, round and round. */
export function focusNextFinding(): void {
  const all = [...document.querySelectorAll<HTMLElement>('[data-failed]')];
  const at = all.findIndex((each) => each.contains(document.activeElement));
  all[(at + 1) % all.length]?.focus();
}

/** True if the focus is on a failed rule itself, not on its button. */
export function isFinding(target: HTMLElement): boolean {
  return target.matches('[data-failed]');
}
