import { useTranslation } from 'react-i18next';
import { type ExportChoice, picturesOf } from './choice.ts';
import styles from './ExportScreen.module.css';

/** In plain words what leaves this computer with the file, and what does not. */
export function Leaves({ choice }: { choice: ExportChoice }) {
  const { t } = useTranslation();
  const { format, withoutPeople } = choice;
  const pictures = picturesOf(choice);
  const people = withoutPeople ? 'stays' : 'leaves';
  const rows = [
    { way: 'leaves', text: t(format === 'csv' ? 'export.leaves.protocols' : 'export.leaves.everything') },
    { way: people, text: t('export.leaves.people') },
    { way: pictures ? 'leaves' : 'stays', text: t('export.leaves.pictures') },
    // A picture as it came tells where and when it was taken, and by what device.
    { way: pictures === 'as-they-came' ? 'leaves' : 'stays', text: t('export.leaves.traces') },
    { way: 'stays', text: t('export.leaves.senders') },
  ] as const;
  return (
    <section className={styles.leaves} aria-live="polite" aria-labelledby="export-leaves">
      {(['leaves', 'stays'] as const).map((way) => (
        <div key={way}>
          <h2 id={way === 'leaves' ? 'export-leaves' : undefined}>{t(`export.way.${way}`)}</h2>
          <ul>
            {rows
              .filter((row) => row.way === way)
              .map(({ text }) => (
                <li key={text}>
                  <span aria-hidden="true">{way === 'leaves' ? '→' : '✕'}</span>
                  {text}
                </li>
              ))}
          </ul>
        </div>
      ))}
      <p className={styles.soft}>{t(`export.for.${format === 'csv' ? 'counting' : 'merging'}`)}</p>
    </section>
  );
}
