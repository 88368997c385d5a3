import { useTranslation } from 'react-i18next';
import type words from '../../../resources/languages/en/words.json';

type Reason = keyof (typeof words)['reason'];

/** Why the machine left a page to people, in words; a reason that this version does not know is not shown raw. */
export function useReason(): (reason: string | null) => string {
  const { t, i18n } = useTranslation();
  return (reason) =>
    reason !== null && i18n.exists(`reason.${reason}`)
      ? t(`reason.${reason as Reason}`)
      : t('review.reasonUnknown');
}
