import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { Key } from '../../components/ui/Key.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { Form, MarkField } from '../../../shared/forms/form.ts';
import { rowName } from '../../../shared/forms/names.ts';
import type { CheckResult } from '../../../shared/protocol/rules.ts';
import type { Slips } from '../../../shared/protocol/slip.ts';
import { AsPaper } from './AsPaper.tsx';
import type { SummaryStep } from './checks.ts';
import type { Desk } from './desk/desk.ts';
import { Findings } from './Findings.tsx';
import type { DeskHandle } from './useDesk.ts';
import type { Filing } from './useFiling.ts';
import type { Look } from './useLook.ts';
import styles from './Summary.module.css';

interface Props {
  form: Form;
  desk: Desk;
  marks: readonly MarkField[];
  found: readonly CheckResult[];
  slips: Slips;
  step: SummaryStep;
  filing: Filing;
  look: Look;
  /** Errors stay as they stand on the paper; asks why, where that is asked. */
  onSaveAsIs: () => void;
  readOnly: boolean;
  act: DeskHandle['act'];
}

/** After the last row: stamp and signatures, what does not add up, and one button that says what Enter does. */
export function Summary({
  form,
  desk,
  marks,
  found,
  slips,
  step,
  filing,
  look,
  onSaveAsIs,
  readOnly,
  act,
}: Props) {
  const { t, i18n } = useTranslation();
  const main = useRef<HTMLButtonElement>(null);
  const asking = look.panel === 'as-paper';
  useEffect(() => {
    if (!asking) main.current?.focus({ preventScroll: true });
  }, [asking]);
  const row = step.does === 'look' ? rowName(form, desk.rows[step.row] ?? '', i18n.language) : '';
  const warnings = found.filter(({ severity }) => severity === 'warning').length;
  const title =
    step.does === 'look' ? t('summary.look', { row }) : step.asIs ? t('summary.saveAsIs') : t('summary.save');

  return (
    <section className={styles.summary} aria-label={t('review.summary')}>
      {!asking && marks.length > 0 && <Marks desk={desk} marks={marks} act={act} />}
      {found.length === 0 && <Notice look="good">{t('summary.clean')}</Notice>}
      <div className={styles.found}>
        <Findings form={form} failed={found} slips={slips} desk={desk} onGo={(to) => act({ do: 'go', to })} />
      </div>
      {asking ? (
        <AsPaper
          onBack={() => look.setPanel(null)}
          onChoose={(reason) => {
            look.setPanel(null);
            filing.save(reason);
          }}
        />
      ) : (
        <div className={styles.actions}>
          <Button
            ref={main}
            look="main"
            className={styles.main}
            data-desk-main
            disabled={readOnly || filing.saving}
            onClick={() => {
              if (step.does === 'look') act({ do: 'looked', codes: step.codes, to: step.row });
              else if (step.asIs) onSaveAsIs();
              else filing.save();
            }}
          >
            <Key name="Enter" /> {title}
          </Button>
          {step.does === 'look' && (
            <Button disabled={readOnly || filing.saving} onClick={onSaveAsIs}>
              <Key name="Ctrl+Enter" /> {t('summary.saveAsIs')}
            </Button>
          )}
          {step.does === 'save' && warnings > 0 && (
            <span className={styles.seen}>{t('summary.seen', { count: warnings })}</span>
          )}
        </div>
      )}
      <label className={styles.note}>
        {t('summary.note')}
        <textarea
          rows={1}
          maxLength={1500}
          value={desk.note}
          onChange={(event) => act({ do: 'note', note: event.target.value })}
        />
      </label>
    </section>
  );
}

/** Stamp and signatures as the machine saw them, to be set right by a click or by their numbers. */
function Marks({ desk, marks, act }: Pick<Props, 'desk' | 'marks' | 'act'>) {
  const { t } = useTranslation();
  const { text } = useFormat();
  return (
    <fieldset className={styles.marks}>
      <legend>{t('summary.marks')}</legend>
      {marks.map((mark, index) => (
        <label key={mark.id} className={styles.mark}>
          <input
            type="checkbox"
            checked={desk.marks[mark.id] ?? false}
            onChange={() => act({ do: 'mark', id: mark.id })}
          />
          {text(mark.label)}
          {index < 9 && <Key name={String(index + 1)} />}
        </label>
      ))}
    </fieldset>
  );
}
