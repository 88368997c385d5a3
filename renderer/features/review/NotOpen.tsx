import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOf } from '../../api/client.ts';
import { useClient } from '../../api/context.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Centre } from '../../components/ui/Centre.tsx';
import { Failure } from '../../components/ui/Failure.tsx';
import { Status } from '../../components/ui/Status.tsx';
import type { ScanDetail } from '../../../shared/api/scans.ts';
import type { CallError } from '../../../shared/api/result.ts';

interface Props {
  detail: ScanDetail;
  readOnly: boolean;
  /** The scan was opened again. */
  onReopened: (scan: number) => void;
  onResolve: (scan: number) => void;
  onPause: () => void;
}

/** A scan that cannot be worked on here: not yet read, awaiting another person, or confirmed already. */
export function NotOpen({ detail, readOnly, onReopened, onResolve, onPause }: Props) {
  const { t } = useTranslation();
  const client = useClient();
  const [error, setError] = useState<CallError | null>(null);
  const { id, version, status, barred } = detail;
  const resolvable = status === 'differing' && barred === null;
  // It is another person's turn: nothing is pressing here.
  const others = status === 'second-entry' || status === 'differing';
  const waits = status === 'waiting' || status === 'reading';
  const reopen = () =>
    client.call('review.reopen', { scan: id, version }).then(
      () => onReopened(id),
      (thrown: unknown) => setError(errorOf(thrown)),
    );
  return (
    <Centre
      title={detail.sources[0]?.name}
      actions={
        <>
          {!readOnly && resolvable && (
            <Button look="main" autoFocus onClick={() => onResolve(id)}>
              {t('second.resolve')}
            </Button>
          )}
          {!readOnly && !waits && !others && (
            <Button look="main" autoFocus onClick={() => void reopen()}>
              {t('review.reopen')}
            </Button>
          )}
          <Button
            look={others && !resolvable ? 'main' : 'plain'}
            autoFocus={others && !resolvable}
            onClick={onPause}
          >
            {t('review.toQueue')}
          </Button>
          {!readOnly && status === 'second-entry' && (
            <Button onClick={() => void reopen()}>{t('review.reopen')}</Button>
          )}
        </>
      }
    >
      <Status status={status} />
      <Awaited detail={detail} />
      {barred && <p>{t(`problem.${barred}`)}</p>}
      {error && <Failure error={error} />}
    </Centre>
  );
}

/** What a scan awaits, and of whom. */
function Awaited({ detail: { status, entries, entry } }: { detail: ScanDetail }) {
  const { t } = useTranslation();
  if (status === 'second-entry') return <p>{t('second.awaitsSecond')}</p>;
  if (status !== 'differing') return null;
  const second = entries.find(({ id }) => id === entry);
  const first = entries.find(({ id }) => id === second?.other);
  return <p>{t('second.awaitsThird', { first: first?.person ?? '', second: second?.person ?? '' })}</p>;
}
