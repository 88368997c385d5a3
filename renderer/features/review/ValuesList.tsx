import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/useFormat.ts';
import type { PageExtraction } from '../../../shared/api/extraction.ts';
import type { Form, NumericField } from '../../../shared/forms/form.ts';
import { fieldLabel } from '../../../shared/forms/names.ts';
import type { Because, FieldReading } from '../../../shared/protocol/values.ts';
import type { CheckResult } from '../../../shared/protocol/rules.ts';
import type { Desk, RowDraft } from './desk/desk.ts';
import type { DeskHandle } from './useDesk.ts';
import styles from './ValuesList.module.css';

interface Props {
  form: Form;
  rows: readonly NumericField[];
  desk: Desk;
  reading: PageExtraction | null;
  live: readonly CheckResult[];
  /** The row to look at again: its ink may say another number, with which all would add up. */
  lookAt: string | null;
  /** The region is asked for too. */
  asksRegion: boolean;
  act: DeskHandle['act'];
  /** Goes to a row, or with their number to the summary. */
  onGo: (to: number) => void;
}

/** All rows in paper order; a click goes to a row. */
export function ValuesList({ form, rows, desk, reading, live, lookAt, asksRegion, act, onGo }: Props) {
  const { t } = useTranslation();
  const flagged = new Set(live.filter(({ ok }) => ok === false).flatMap(({ fields }) => fields));
  return (
    <section className={styles.side} aria-label={t('review.values')}>
      {asksRegion && (
        <label className={styles.region}>
          {t('review.region')}
          <input
            type="text"
            value={desk.region}
            maxLength={200}
            onChange={(event) => act({ do: 'region', region: event.target.value })}
          />
        </label>
      )}
      <ol className={styles.list}>
        {rows.map((field, index) => {
          const draft = desk.drafts[field.id];
          return (
            draft && (
              <Row
                key={field.id}
                form={form}
                field={field}
                draft={draft}
                machine={draft.accepted ? readingOf(reading, field.id, draft) : null}
                current={index === desk.at}
                flagged={flagged.has(field.id)}
                lookHere={field.id === lookAt}
                onGo={() => onGo(index)}
              />
            )
          );
        })}
      </ol>
      <button
        type="button"
        className={styles.end}
        aria-current={desk.at === rows.length}
        onClick={() => onGo(rows.length)}
      >
        {t('review.summary')}
      </button>
    </section>
  );
}

/** What the machine read, where it is what the person has confirmed; else null. */
function readingOf(reading: PageExtraction | null, id: string, draft: RowDraft): FieldReading | null {
  const read = reading?.fields[id];
  return read && draft.text !== '' && read.value === Number(draft.text) ? read : null;
}

/** Scrolls the list, and nothing around it: at 200 % text the page scrolls too, and must stay at the crop. */
function showInList(row: HTMLElement): void {
  const list = row.closest('ol');
  if (!list) return;
  const [seen, wanted] = [list.getBoundingClientRect(), row.getBoundingClientRect()];
  if (wanted.top < seen.top) list.scrollTop -= seen.top - wanted.top;
  if (wanted.bottom > seen.bottom) list.scrollTop += wanted.bottom - seen.bottom;
}

interface RowProps {
  form: Form;
  field: NumericField;
  draft: RowDraft;
  machine: FieldReading | null;
  current: boolean;
  flagged: boolean;
  lookHere: boolean;
  onGo: () => void;
}

function Row({ form, field, draft, machine, current, flagged, lookHere, onGo }: RowProps) {
  const { t, i18n } = useTranslation();
  const { percent } = useFormat();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (current && button.current) showInList(button.current);
  }, [current]);
  const label = fieldLabel(form, field.id, i18n.language);
  return (
    <li>
      <button
        ref={button}
        type="button"
        className={styles.row}
        aria-current={current}
        data-accepted={draft.accepted}
        data-flagged={flagged}
        data-look={lookHere}
        title={label}
        onClick={onGo}
      >
        <span className={styles.number}>{field.row ?? '№'}</span>
        <span className={styles.label}>
          {lookHere && <strong className={styles.look}>{t('slip.here')} </strong>}
          {label}
        </span>
        <span className={styles.confidence}>
          {machine?.because && <Sum because={machine.because} />}
          {machine && percent(machine.confidence)}
        </span>
        <span className={styles.value}>
          {draft.text}
          {draft.state === 'blank' && <span className={styles.word}>{t('state.blank')}</span>}
          {draft.state === 'illegible' && <span className={styles.word}>{t('state.illegible')}</span>}
        </span>
        <span className={styles.sign}>
          <Signs draft={draft} flagged={flagged} />
        </span>
      </button>
    </li>
  );
}

/** Says that the form's sums, or the number in words, changed a reading, and what its ink alone said. */
function Sum({ because: { value, confidence } }: { because: Because }) {
  const { t } = useTranslation();
  const { percent } = useFormat();
  const said = t('review.because', { value: value ?? t('state.illegible'), confidence: percent(confidence) });
  return (
    <span role="img" aria-label={said} title={said}>
      Σ{' '}
    </span>
  );
}

function Signs({ draft, flagged }: { draft: RowDraft; flagged: boolean }) {
  const { t } = useTranslation();
  if (flagged) return <span title={t('review.rowFlagged')}>✕</span>;
  if (draft.corrected) return <span title={t('review.corrected')}>✎</span>;
  if (draft.state === 'dash' || draft.state === 'filler')
    return <span title={t(`state.${draft.state}`)}>{draft.state === 'dash' ? '—' : '××'}</span>;
  return draft.accepted ? <span title={t('review.rowAccepted')}>✓</span> : null;
}
