import { useTranslation } from 'react-i18next';
import type { Compared } from './useQueue.ts';

/** One short line: what came of the second entry before. */
export function ComparedLine({ compared: { name, rows } }: { compared: Compared }) {
  const { t } = useTranslation();
  return (
    <p role="status">
      {rows === 0 ? t('second.same', { name }) : t('second.differs', { name, count: rows })}
    </p>
  );
}
