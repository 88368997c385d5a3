import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '../../../api/useQuery.ts';
import { Button } from '../../../components/ui/Button.tsx';
import { Centre } from '../../../components/ui/Centre.tsx';
import { Failure } from '../../../components/ui/Failure.tsx';
import { Key } from '../../../components/ui/Key.tsx';
import type { ElectionTotals, PlaceTotals } from '../../../../shared/protocol/count/totals.ts';
import type { TabProps } from '../tabs.tsx';
import { BesideTable } from './BesideTable.tsx';
import { CoverageLine } from './CoverageLine.tsx';
import { FiguresTable } from './FiguresTable.tsx';
import { OrderLine } from './OrderLine.tsx';
import { PlacesTable } from './PlacesTable.tsx';
import { usePlaces } from './places.ts';
import { useTotalsKeys } from './useTotalsKeys.ts';
import styles from './TotalsTab.module.css';

/** Totals of the country or of one region: coverage, votes by place, all figures, and what tables of others say. */
export function TotalsTab({ election, onBehind }: TabProps) {
  const { t } = useTranslation();
  const [region, setRegion] = useState<string | null>(null);
  const [sure, setSure] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const asked = { election: election.id, ...(region === null ? {} : { region }) };
  const { data: totals, error } = useQuery('count.totals', asked, ['scan', 'count']);
  const places = usePlaces(election);
  const close = () => setRegion(null);
  useTotalsKeys(root, { turn: () => setSure(!sure), escape: region === null ? null : close });

  if (error && !totals) return <Failure error={error} />;
  if (!totals) return <Centre title={t('count.opening')} />;
  const { place, parts } = shownOf(totals, region);
  const shared = { totals, sure, places, onBehind };
  return (
    <div className={styles.tab} ref={root}>
      <header className={styles.head}>
        {region !== null && (
          <Button onClick={close}>
            {t('totals.country')} <Key name="Esc" />
          </Button>
        )}
        <h2>{places.name(place)}</h2>
        <Button aria-pressed={sure} className={styles.switch} onClick={() => setSure(!sure)}>
          {t('totals.sure')} <Key name="D" />
        </Button>
      </header>
      {error && <Failure error={error} />}
      <CoverageLine place={place} {...shared} />
      <OrderLine place={place} {...shared} />
      <PlacesTable
        key={region}
        place={place}
        parts={parts}
        {...shared}
        onOpen={region === null ? setRegion : null}
      />
      <FiguresTable place={place} {...shared} />
      <BesideTable place={place} {...shared} />
    </div>
  );
}

/** The place that is looked at, and the places that it consists of. */
function shownOf(
  { country, regions }: ElectionTotals,
  region: string | null,
): { place: PlaceTotals; parts: readonly PlaceTotals[] } {
  const opened = regions.find((each) => each.region === region);
  return opened ? { place: opened, parts: opened.districts } : { place: country, parts: regions };
}
