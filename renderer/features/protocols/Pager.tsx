import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import styles from './ProtocolsScreen.module.css';

interface Props {
  offset: number;
  size: number;
  total: number;
  onTurn: (offset: number) => void;
}

/** Earlier and later pages of a list; nothing when all fits on one. */
export function Pager({ offset, size, total, onTurn }: Props) {
  const { t } = useTranslation();
  const { number } = useFormat();
  if (total <= size) return null;
  return (
    <div className={styles.pager}>
      <Button disabled={offset === 0} onClick={() => onTurn(Math.max(0, offset - size))}>
        {t('pager.back')}
      </Button>
      <span>
        {t('pager.range', {
          from: number(offset + 1),
          to: number(Math.min(total, offset + size)),
          total: number(total),
        })}
      </span>
      <Button disabled={offset + size >= total} onClick={() => onTurn(offset + size)}>
        {t('pager.on')}
      </Button>
    </div>
  );
}
