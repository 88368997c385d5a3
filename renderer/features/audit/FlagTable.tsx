import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { LongList } from '../../components/list/LongList.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { FlagRow } from '../../../shared/api/auditing.ts';
import { worded } from '../../../shared/forms/checks.ts';
import type { Form } from '../../../shared/forms/form.ts';
import type { FlagFilter, Flags } from './useFlags.ts';
import type { Selection } from './useSelection.ts';
import styles from './AuditScreen.module.css';

interface Props {
  listRef: RefObject<HTMLDivElement | null>;
  flags: Flags;
  filter: FlagFilter;
  selection: Selection;
  forms: ReadonlyMap<string, Form>;
}

/** The flagged protocols of the chosen rule: station, what is wrong in numbers, who entered it. */
export function FlagTable({ listRef, flags, filter, selection, forms }: Props) {
  const { t } = useTranslation();
  if (flags.total === 0) {
    const rule = flags.rules.find(({ code }) => code === filter.code);
    const done = filter.state === 'open' && (rule ? rule.closed > 0 : flags.rules.length > 0);
    // Of no rule at all the rules' own column speaks.
    const empty = flags.rules.length === 0 ? null : t(done ? 'audit.allClosed' : 'audit.none');
    return <p className={styles.none}>{empty}</p>;
  }
  return (
    <LongList
      listRef={listRef}
      label={t('audit.list')}
      total={flags.total}
      rowRem={5.6}
      active={selection.index}
      onActive={selection.choose}
      onOpen={selection.choose}
      onView={flags.need}
      filterKey={`${filter.code} ${filter.state}`}
      rowClass={styles.flagRow}
    >
      {(index) => <Cell row={flags.row(index)} forms={forms} />}
    </LongList>
  );
}

function Cell({ row, forms }: { row: FlagRow | undefined; forms: ReadonlyMap<string, Form> }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  if (!row) return <span role="gridcell" />;
  const form = forms.get(row.form);
  const { message } = form ? worded(form, row, language) : row;
  return (
    <div role="gridcell" className={styles.flagCell}>
      <span className={styles.station}>
        {row.station === null ? row.name : t('audit.station', { station: row.station })}
      </span>
      <span className={styles.code} data-error={row.severity === 'error'}>
        {row.code}
      </span>
      <span className={styles.message} title={message}>
        {message}
      </span>
      <span className={styles.place}>
        {[row.region, row.by.join(', '), row.closure && t(`audit.outcome.${row.closure.outcome}`)]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </div>
  );
}
