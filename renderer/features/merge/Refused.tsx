import { useTranslation } from 'react-i18next';
import type { RefusedFile } from '../../api/transport.ts';
import { Notice } from '../../components/ui/Notice.tsx';

/** Files that could not be handed over, each with its reason. */
export function Refused({ refused }: { refused: readonly RefusedFile[] }) {
  const { t } = useTranslation();
  if (refused.length === 0) return null;
  return (
    <Notice look="warn" role="status">
      {t('intake.refused', { count: refused.length })}
      <ul>
        {refused.map(({ name, reason }) => (
          <li key={name}>
            {name}: {t(`intakeReason.${reason}`)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
