import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { Centre } from '../../components/ui/Centre.tsx';
import { mistakesIn, type Verdict } from './verdict.ts';
import { VerdictLine } from './VerdictLine.tsx';

interface Props {
  verdicts: readonly Verdict[];
  onLeave: () => void;
  onAgain: () => void;
}

/** What the practice came to: a line for each protocol, and on to the first real one. */
export function PracticeEnd({ verdicts, onLeave, onAgain }: Props) {
  const { t } = useTranslation();
  const mistakes = verdicts.reduce((sum, verdict) => sum + mistakesIn(verdict), 0);
  return (
    <Centre
      title={t('practice.done')}
      actions={
        <>
          <Button look="main" autoFocus onClick={onLeave}>
            {t('practice.begin')}
          </Button>
          <Button onClick={onAgain}>{t('practice.again')}</Button>
        </>
      }
    >
      <p>{mistakes === 0 ? t('practice.noMistakes') : t('practice.mistakes', { count: mistakes })}</p>
      {verdicts.map((verdict) => (
        <VerdictLine key={verdict.scan} verdict={verdict} />
      ))}
    </Centre>
  );
}
