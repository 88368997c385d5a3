import { useCallback, useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CornerMarker } from '../../components/corners/CornerMarker.tsx';
import { isPageLike } from '../../components/corners/quad.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Failure } from '../../components/ui/Failure.tsx';
import { Key } from '../../components/ui/Key.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { ScanDetail } from '../../../shared/api/scans.ts';
import type { FormSummary } from '../../../shared/api/workspace.ts';
import { usePlacing } from './usePlacing.ts';
import styles from './Placing.module.css';

interface Props {
  detail: ScanDetail;
  /** Id of the form that the page is to be laid on. */
  form: string;
  forms: readonly FormSummary[];
  onChooseForm: (id: string) => void;
  /** The machine has seen the print of a form. */
  onSeenForm: (id: string) => void;
  /** The page was read again. */
  onRead: (scan: number) => void;
  /** Back to the desk, with nothing changed. */
  onBack: () => void;
}

/** A corner that was not photographed lies no farther out than this share of the picture's sides. */
const beyond = 0.15;

/** The page's four corners marked by a person, so that the machine can read it all the same. */
export function Placing({ detail, form, forms, onChooseForm, onSeenForm, onRead, onBack }: Props) {
  const { t } = useTranslation();
  const { text } = useFormat();
  const { id } = detail;
  const placing = usePlacing(
    detail,
    useCallback(() => onRead(id), [onRead, id]),
    onSeenForm,
  );
  const { picture, corners, reading, error, turn } = placing;
  const button = useRef<HTMLButtonElement>(null);
  useKeys({ turn, onBack });
  const right = corners !== null && isPageLike(corners);

  return (
    <div className={styles.placing}>
      <div className={styles.picture} data-testid="placing">
        {picture && corners ? (
          <CornerMarker
            picture={picture}
            corners={corners}
            onChange={placing.mark}
            alt={t('review.pageAlt', { name: detail.sources[0]?.name ?? '' })}
            beyond={beyond}
            begin
            onEnd={() => button.current?.focus()}
            onBack={onBack}
          />
        ) : (
          !error && <p role="status">{t('review.opening')}</p>
        )}
      </div>
      <div className={styles.side}>
        <h1>{t('placing.title')}</h1>
        <p>{t('placing.hint')}</p>
        <p className={styles.keys}>
          {t('placing.keys')}
          <br />
          <Key name="Enter" /> {t('placing.next')}
        </p>
        <label className={styles.form}>
          {t('review.form')}
          <select value={form} onChange={(event) => onChooseForm(event.target.value)}>
            {forms.map(({ id: each, title }) => (
              <option key={each} value={each}>
                {text(title)}
              </option>
            ))}
          </select>
        </label>
        <p className={styles.turns}>
          <Button onClick={() => turn('left')}>
            {t('placing.left')} <Key name="F6" />
          </Button>
          <Button onClick={() => turn('right')}>
            {t('placing.right')} <Key name="F7" />
          </Button>
        </p>
        {error && <Failure error={error} />}
        {corners && !right && <Notice look="warn">{t('placing.wrong')}</Notice>}
        <Button
          ref={button}
          look="main"
          aria-disabled={!right || reading}
          onClick={() => right && placing.read(form)}
        >
          {t(reading ? 'placing.reading' : 'placing.read')}
        </Button>
        <Button look="quiet" onClick={onBack}>
          {t('placing.back')} <Key name="Esc" />
        </Button>
        <p className="visually-hidden" role="status">
          {reading ? t('placing.reading') : ''}
        </p>
      </div>
    </div>
  );
}

/** Keys that hold on all of the screen; those of a corner are the marker's own. */
function useKeys({ turn, onBack }: { turn: (way: 'left' | 'right') => void; onBack: () => void }): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.code === 'F6') turn('left');
    else if (event.code === 'F7') turn('right');
    else if (event.code === 'Escape') onBack();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const down = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', down);
    return () => window.removeEventListener('keydown', down);
  }, []);
}
