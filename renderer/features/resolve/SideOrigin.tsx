import { useTranslation } from 'react-i18next';
import type { EntrySide } from '../../../shared/api/reviewing.ts';
import styles from './ValueChoices.module.css';

/** Whose an entry is: a team and the code of its person, or a row edited by hand. */
export function SideName({ side: { team, person, edited } }: { side: EntrySide }) {
  const { t } = useTranslation();
  if (edited) return t('conflict.byHand', { file: edited.file, row: edited.row });
  return [team || t('conflict.here'), person].filter(Boolean).join(' · ');
}

/** The same of one field's value, with what was exported where somebody changed it. */
export function SideOrigin({ side, field }: { side: EntrySide; field: string }) {
  const { t } = useTranslation();
  const cell = side.edited?.cells.find(([column]) => column === field);
  return (
    <span className={styles.by}>
      <SideName side={side} />
      {cell && (
        <span className={styles.edit}>
          {t('conflict.exported', {
            exported: cell[1] ?? t('conflict.empty'),
            now: cell[2] ?? t('conflict.empty'),
          })}
        </span>
      )}
    </span>
  );
}
