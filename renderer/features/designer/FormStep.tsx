import type { Dispatch } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '../../api/useQuery.ts';
import { useFormat } from '../../i18n/useFormat.ts';
import type { Design } from '../../../shared/forms/design.ts';
import { Candidates } from './Candidates.tsx';
import type { DrawingAction } from './drawing/drawing.ts';
import { RulesOf } from './RulesOf.tsx';
import { Texts } from './Texts.tsx';
import styles from './FormStep.module.css';

/** What the form is: its name and election, its candidates, and how the rules read it. */
export function FormStep({ design, dispatch }: { design: Design; dispatch: Dispatch<DrawingAction> }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const forms = useQuery('forms.list', {});
  const change = (changes: Extract<DrawingAction, { type: 'form' }>['changes']) =>
    dispatch({ type: 'form', changes });
  const taken = forms.data?.find(({ id }) => id === design.id);
  return (
    <div className={styles.step}>
      <section className={styles.group}>
        <h2>{t('designer.formTitle')}</h2>
        <Texts label={t('designer.name')} text={design.title} onChange={(title) => change({ title })} />
        <div className={styles.pair}>
          <label>
            {t('designer.formId')}
            <input
              type="text"
              maxLength={64}
              placeholder="xx-2031"
              value={design.id}
              aria-describedby="form-id-help"
              onChange={(event) => change({ id: event.target.value.trim() })}
            />
          </label>
          <label>
            {t('designer.election')}
            <input
              type="text"
              maxLength={64}
              placeholder="xx-2031"
              value={design.election}
              aria-describedby="form-id-help"
              onChange={(event) => change({ election: event.target.value.trim() })}
            />
          </label>
        </div>
        <p id="form-id-help" className={styles.help}>
          {t('designer.idHelp')}{' '}
          {taken && <strong>{t('designer.taken', { version: number(taken.version + 1) })}</strong>}
        </p>
        <fieldset className={styles.group}>
          <legend>{t('designer.reference')}</legend>
          {(['filled', 'blank'] as const).map((each) => (
            <label key={each} className={styles.tick}>
              <input
                type="radio"
                name="reference"
                checked={design.reference === each}
                onChange={() => change({ reference: each })}
              />
              {t(`designer.referenceIs.${each}`)}
            </label>
          ))}
        </fieldset>
      </section>
      <Candidates candidates={design.candidates} onChange={(candidates) => change({ candidates })} />
      <RulesOf rules={design.rules} onChange={(rules) => change({ rules })} />
    </div>
  );
}
