import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pages } from '../../../api/usePages.ts';
import { Button } from '../../../components/ui/Button.tsx';
import { Failure } from '../../../components/ui/Failure.tsx';
import { useFormat } from '../../../i18n/useFormat.ts';

const STEP = 20;

type Found = Pages<'count.differences'> | Pages<'count.changes'>;

/** The first rows of a long list, and how to have more of them. */
export function useShown<Row>(found: {
  total: number | null;
  row: (index: number) => Row | undefined;
  need: (from: number, to: number) => void;
}): { shown: Row[]; more: () => void } {
  const [wanted, setWanted] = useState(STEP);
  const count = Math.min(found.total ?? 0, wanted);
  const shown = Array.from({ length: count }, (_, index) => found.row(index)).filter(
    (row) => row !== undefined,
  );
  return {
    shown,
    more: () => {
      found.need(0, wanted + STEP - 1);
      setWanted(wanted + STEP);
    },
  };
}

/** Says how many rows are not shown yet, and shows more. */
export function MoreRows({ found, shown, onMore }: { found: Found; shown: number; onMore: () => void }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { total, error } = found;
  if (error && total === null) return <Failure error={error} />;
  if (total === null || shown >= total) return null;
  return (
    <Button onClick={onMore}>{t('comparison.more', { shown: number(shown), total: number(total) })}</Button>
  );
}
