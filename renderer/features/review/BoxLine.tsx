import { useTranslation } from 'react-i18next';
import { Key } from '../../components/ui/Key.tsx';
import type { BoxEdit } from './useBoxEdit.ts';

/** What can be done with a row's box in hand, and what the machine read in it. */
export function BoxLine({ edited: { stage, said } }: { edited: NonNullable<BoxEdit['edited']> }) {
  const { t } = useTranslation();
  if (stage === 'editing')
    return (
      <>
        <strong>{t('box.title')}.</strong> {t('box.keys')}. <Key name="Enter" /> {t('box.read')}{' '}
        <Key name="Esc" /> {t('box.leave')}
      </>
    );
  if (stage === 'reading') return t('box.busy');
  return said?.accept && said.value !== null ? t('box.said', { value: said.value }) : t('box.unsure');
}
