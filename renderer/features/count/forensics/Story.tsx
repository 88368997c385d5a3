import { useTranslation } from 'react-i18next';
import type { PlotStory } from '../../../../shared/plots/forensics/story.ts';
import styles from './ForensicsTab.module.css';

/** What a plot can show and what it cannot; always beside it. */
export function Story({ story }: { story: PlotStory }) {
  const { t } = useTranslation();
  const parts = [
    ['shows', story.shows],
    ['cannot', story.cannot],
    ['assumes', [story.assumes, story.leader, story.leftOut].filter(Boolean).join(' ')],
    ['source', story.source],
  ] as const;
  return (
    <dl className={styles.story}>
      {parts.map(([name, text]) => (
        <div key={name}>
          <dt>{t(`forensics.story.${name}`)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
