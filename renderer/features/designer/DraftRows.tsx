import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { DraftSummary } from '../../../shared/api/designs.ts';
import styles from './FormsList.module.css';

interface Props {
  drafts: readonly DraftSummary[];
  disabled: boolean;
  onOpen: (draft: number) => void;
  onDiscard: (draft: number) => void;
}

/** Forms that are being drawn. */
export function DraftRows({ drafts, disabled, onOpen, onDiscard }: Props) {
  const { t } = useTranslation();
  const { text, time } = useFormat();
  return (
    <section className={styles.group} aria-labelledby="drafts">
      <h2 id="drafts">{t('designer.drafts')}</h2>
      <ul className={styles.rows}>
        {drafts.map(({ id, name, title, fields, at }) => {
          const shown = text(title) || name;
          return (
            <li key={id}>
              <span className={styles.name}>
                {shown}
                <small>
                  {name} · {t('designer.fieldCount', { count: fields })} · {time(at)}
                </small>
              </span>
              <Button look="main" onClick={() => onOpen(id)}>
                {t('designer.goOn')}
                <span className="visually-hidden">: {shown}</span>
              </Button>
              <Button look="quiet" disabled={disabled} onClick={() => onDiscard(id)}>
                {t('designer.discard')}
                <span className="visually-hidden">: {shown}</span>
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
