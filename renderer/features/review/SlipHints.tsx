import { useTranslation } from 'react-i18next';
import type { Form } from '../../../shared/forms/form.ts';
import { rowName } from '../../../shared/forms/names.ts';
import type { SlipHint } from '../../../shared/protocol/slip.ts';
import styles from './SlipHints.module.css';

/** With more rows than this a hint names none: they would be all. */
const mostNamed = 4;

/** Beside a failed equation: what kind of slip its difference looks like, and in which rows. */
export function SlipHints({ form, hints }: { form: Form; hints: readonly SlipHint[] }) {
  const { t, i18n } = useTranslation();
  const named = (field: string) => t('slip.row', { row: rowName(form, field, i18n.language) });
  const listed = (items: readonly string[]) => (items.length > mostNamed ? '' : items.join('; '));

  function said(hint: SlipHint): { what: string; where: string } {
    switch (hint.slip) {
      case 'swapped':
        return {
          what: t('slip.swapped'),
          where: listed(hint.mends.map(({ field, value }) => `${named(field)} → ${value}`)),
        };
      case 'digit':
        return {
          what: t('slip.digit', { place: t(`slip.place.${hint.place}`) }),
          where: listed(hint.mends.map(({ field }) => named(field))),
        };
      case 'row':
        return { what: t('slip.counted'), where: listed(hint.fields.map(named)) };
    }
  }

  return (
    <ul className={styles.hints}>
      {hints.map((hint) => {
        const { what, where } = said(hint);
        return (
          <li key={hint.slip}>
            {what} {where}
          </li>
        );
      })}
    </ul>
  );
}
