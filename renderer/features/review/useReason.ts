import { useTranslation } from 'react-i18next';
import type words from '../../../resources/languages/en/words.json';

type Reason = keyof (typeof words)['reason'];
type Doubt = keyof (typeof words)['doubt'];

/** Why the machine left a page to people, in words; a reason that this version does not know is not shown raw. */
export function useReason(): (reason: string | null) => string {
  const { t, i18n } = useTranslation();
  return (reason) =>
    reason !== null && i18n.exists(`reason.${reason}`)
      ? t(`reason.${reason as Reason}`)
      : t('review.reasonUnknown');
}

/** Why nothing of a page is filled in, though it is placed; null where there is no doubt, or one that this version does not know. */
export function useDoubt(doubt: string | undefined): string | null {
  const { t, i18n } = useTranslation();
  return doubt !== undefined && i18n.exists(`doubt.${doubt}`) ? t(`doubt.${doubt as Doubt}`) : null;
}
