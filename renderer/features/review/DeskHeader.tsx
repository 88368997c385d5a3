import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { Key } from '../../components/ui/Key.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { ScanDetail } from '../../../shared/api/scans.ts';
import type { MyWork } from '../../../shared/api/work.ts';
import type { FormSummary } from '../../../shared/api/workspace.ts';
import type { Form } from '../../../shared/forms/form.ts';
import { ComparedLine } from './ComparedLine.tsx';
import type { Compared } from './useQueue.ts';
import { useDoubt, useReason } from './useReason.ts';
import styles from './DeskHeader.module.css';

interface Props {
  detail: ScanDetail;
  work: MyWork | null;
  form: Form;
  forms: readonly FormSummary[];
  placed: boolean;
  /** A second entry: its form is the first one's. */
  blind: boolean;
  /** What came of the second entry before. */
  compared: Compared | null;
  onChooseForm: (id: string) => void;
  /** Begins to mark the page's corners; null where that cannot be. */
  onPlace: (() => void) | null;
}

/** Which picture lies here, as which form, and how far the day has come. */
export function DeskHeader(props: Props) {
  const { detail, work, form, forms, placed, blind, compared, onChooseForm, onPlace } = props;
  const { t } = useTranslation();
  const { text, number } = useFormat();
  const reason = useReason();
  const doubt = useDoubt(detail.reading?.placement?.doubt);
  const name = detail.sources[0]?.name ?? '';
  return (
    <div className={styles.header}>
      <h1 className={styles.name}>
        <strong>{name}</strong>
        {detail.page > 1 && <span>{t('review.page', { page: detail.page })}</span>}
        {placed && <span className={styles.form}>{text(form.title)}</span>}
      </h1>
      {blind && (
        <p className={styles.blind}>
          <span aria-hidden="true">2</span> {t('second.title')}
        </p>
      )}
      {compared && <ComparedLine compared={compared} />}
      {!placed && !blind && (
        <>
          <Notice look="warn">
            {detail.reading?.status === 'not-a-protocol'
              ? t('review.notAProtocol')
              : t('review.unplaced', { reason: reason(detail.reading?.reason ?? null) })}
          </Notice>
          <label className={styles.choose}>
            {t('review.form')}
            <select value={form.id} onChange={(event) => onChooseForm(event.target.value)}>
              {forms.map(({ id, title }) => (
                <option key={id} value={id}>
                  {text(title)}
                </option>
              ))}
            </select>
          </label>
          {onPlace && (
            <Button onClick={onPlace}>
              {t('placing.open')} <Key name="F8" />
            </Button>
          )}
        </>
      )}
      {placed && !blind && doubt && (
        <Notice
          look="warn"
          action={
            onPlace && (
              <Button onClick={onPlace}>
                {t('placing.open')} <Key name="Shift+F8" />
              </Button>
            )
          }
        >
          {doubt}
        </Notice>
      )}
      {work && work.today > 0 && (
        <p className={styles.tally}>
          {t('review.today', { today: number(work.today), flagged: number(work.flagged) })}
        </p>
      )}
    </div>
  );
}
