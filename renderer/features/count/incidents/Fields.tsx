import { type RefObject, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ElectionView } from '../../../../shared/api/counting.ts';
import { complaintStates, incidentLimits } from '../../../../shared/protocol/count/incidents.ts';
import type { Names } from '../names.ts';
import type { ActForm, WrongField } from './form.ts';
import { TypeChoice } from './TypeChoice.tsx';
import styles from './Fields.module.css';

interface Props {
  form: ActForm;
  onChange: (changed: Partial<ActForm>) => void;
  /** Fields that cannot be told so. */
  wrong: readonly WrongField[];
  election: ElectionView;
  names: Names;
  typeRef: RefObject<HTMLInputElement | null>;
}

/** All that is said of an act, in the order in which a signed act says it. */
export function Fields({ form, onChange, wrong, election, names, typeRef }: Props) {
  const { t } = useTranslation();
  const regions = useId();
  const text = (field: 'number' | 'outcome' | 'people', longest: number, hint?: string) => (
    <label className={styles.field}>
      <span>{t(`incidents.${field}`)}</span>
      <input
        type="text"
        value={form[field]}
        maxLength={longest}
        placeholder={hint}
        aria-invalid={field === 'people' && wrong.includes('people')}
        onChange={({ target }) => onChange({ [field]: target.value })}
      />
    </label>
  );
  return (
    <>
      <TypeChoice
        inputRef={typeRef}
        violations={election.violations}
        value={form.type}
        onChange={(type) => onChange({ type })}
        wrong={wrong.includes('type')}
      />
      <div className={styles.row}>
        <label className={styles.field}>
          <span>{t('incidents.region')}</span>
          <input
            type="text"
            list={regions}
            value={form.region}
            maxLength={200}
            autoComplete="off"
            onChange={({ target }) => onChange({ region: target.value })}
          />
        </label>
        <datalist id={regions}>
          {election.regions.map(({ key }) => key !== '' && <option key={key} value={names.region(key)} />)}
        </datalist>
        <label className={styles.field}>
          <span>{t('incidents.station')}</span>
          <input
            type="text"
            inputMode="numeric"
            maxLength={5}
            value={form.station}
            aria-invalid={wrong.includes('station')}
            onChange={({ target }) => onChange({ station: target.value })}
          />
        </label>
      </div>
      <div className={styles.row}>
        <label className={styles.field}>
          <span>{t('incidents.day')}</span>
          <input type="date" value={form.day} onChange={({ target }) => onChange({ day: target.value })} />
        </label>
        <label className={styles.field}>
          <span>{t('incidents.time')}</span>
          <input
            type="text"
            maxLength={5}
            value={form.time}
            placeholder={t('incidents.timeHint')}
            aria-invalid={wrong.includes('time')}
            onChange={({ target }) => onChange({ time: target.value })}
          />
        </label>
      </div>
      {text('number', incidentLimits.number)}
      <label className={styles.field}>
        <span>{t('incidents.account')}</span>
        <textarea
          rows={5}
          value={form.account}
          maxLength={incidentLimits.account}
          onChange={({ target }) => onChange({ account: target.value })}
        />
      </label>
      {text('people', 1050, t('incidents.peopleHint'))}
      <label className={styles.field}>
        <span>{t('incidents.complaint')}</span>
        <select
          value={form.complaint}
          onChange={({ target }) =>
            onChange({ complaint: complaintStates.find((state) => state === target.value) ?? 'none' })
          }
        >
          {complaintStates.map((state) => (
            <option key={state} value={state}>
              {t(`incidents.complaints.${state}`)}
            </option>
          ))}
        </select>
      </label>
      {form.complaint !== 'none' && text('outcome', incidentLimits.outcome)}
    </>
  );
}
