import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ForensicPlot } from '../../../../shared/protocol/count/forensics/forensics.ts';
import { useQuery } from '../../../api/useQuery.ts';
import { Centre } from '../../../components/ui/Centre.tsx';
import { Failure } from '../../../components/ui/Failure.tsx';
import type { TabProps } from '../tabs.tsx';
import { PlotDesk } from './PlotDesk.tsx';
import { PlotList } from './PlotList.tsx';
import { useSpeaker } from './speaker.ts';
import styles from './ForensicsTab.module.css';

/** What statistics say of the election, or of one of its regions: unusual or not, never more. */
export function ForensicsTab({ election, onScan }: TabProps) {
  const { t } = useTranslation();
  const speaker = useSpeaker(election);
  const [region, setRegion] = useState('');
  const [plot, setPlot] = useState<ForensicPlot>('corner');
  const asked = { election: election.id, ...(region === '' ? {} : { region }) };
  const { data, error } = useQuery('count.forensics', asked, ['scan', 'count', 'merge']);

  if (error && !data) return <Failure error={error} />;
  if (!data) return <Centre title={t('forensics.opening')} />;
  return (
    <div className={styles.tab}>
      <div className={styles.side}>
        <label className={styles.region}>
          <span>{t('forensics.region')}</span>
          <select value={region} onChange={({ target }) => setRegion(target.value)}>
            <option value="">{t('forensics.everywhere')}</option>
            {election.regions.map(({ key }) => (
              <option key={key} value={key}>
                {speaker.names.region(key)}
              </option>
            ))}
          </select>
        </label>
        <PlotList data={data} speaker={speaker} chosen={plot} onChoose={setPlot} />
      </div>
      <PlotDesk key={`${plot} ${data.region}`} plot={plot} data={data} speaker={speaker} onScan={onScan} />
    </div>
  );
}
