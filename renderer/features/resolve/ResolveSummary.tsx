import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Flags } from '../../components/checks/Flags.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Key } from '../../components/ui/Key.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import type { Differences } from '../../../shared/api/reviewing.ts';
import type { Form } from '../../../shared/forms/form.ts';
import { fieldLabel, rowName } from '../../../shared/forms/names.ts';
import type { CheckResult } from '../../../shared/protocol/rules.ts';
import { chosenValue, type Resolution, type ResolutionAction } from './resolution.ts';
import { ShownValue } from './ShownValue.tsx';
import { SideName } from './SideOrigin.tsx';
import styles from './ResolveSummary.module.css';

interface Props {
  form: Form;
  differences: Differences;
  resolution: Resolution;
  found: readonly CheckResult[];
  disabled: boolean;
  act: (action: ResolutionAction) => void;
  onSave: () => void;
}

/** Once all is chosen: who entered what, what stands, and what the rules say of the whole protocol. */
export function ResolveSummary({ form, differences, resolution, found, disabled, act, onSave }: Props) {
  const { t, i18n } = useTranslation();
  const main = useRef<HTMLButtonElement>(null);
  useEffect(() => main.current?.focus({ preventScroll: true }), []);
  const { first, second, sides } = differences;
  return (
    <section className={styles.summary} aria-label={t('resolve.summary')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <td />
            <th scope="col">
              {sides ? <SideName side={sides.first} /> : t('resolve.firstBy', { person: first.person })}
            </th>
            <th scope="col">
              {sides ? <SideName side={sides.second} /> : t('resolve.secondBy', { person: second.person })}
            </th>
            <th scope="col">{t('resolve.saved')}</th>
          </tr>
        </thead>
        <tbody>
          {resolution.rows.map((row, index) => {
            const choice = resolution.choices[row.field];
            return (
              <tr key={row.field}>
                <th scope="row">
                  <button
                    type="button"
                    className={styles.row}
                    title={fieldLabel(form, row.field, i18n.language)}
                    onClick={() => act({ do: 'go', to: index })}
                  >
                    {rowName(form, row.field, i18n.language)}
                  </button>
                </th>
                <td>
                  <ShownValue value={row.first} />
                </td>
                <td>
                  <ShownValue value={row.second} />
                </td>
                <td className={styles.saved}>
                  {choice && <ShownValue value={chosenValue(row, choice)} />}
                  {choice?.choice === 'third' && <span className={styles.reason}>{choice.reason}</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {found.length === 0 && <Notice look="good">{t('summary.clean')}</Notice>}
      <Flags form={form} flags={found} />
      <Button
        ref={main}
        look="main"
        className={styles.main}
        data-resolve-main
        disabled={disabled}
        onClick={onSave}
      >
        <Key name="Enter" /> {t('summary.save')}
      </Button>
      <label className={styles.note}>
        {t('summary.note')}
        <textarea
          rows={1}
          maxLength={1500}
          value={resolution.note}
          onChange={(event) => act({ do: 'note', note: event.target.value })}
        />
      </label>
    </section>
  );
}
