import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteWritten } from '../../../../shared/api/publishing.ts';
import { useClient } from '../../../api/context.ts';
import { Button } from '../../../components/ui/Button.tsx';
import { useFormat } from '../../../i18n/useFormat.ts';
import { HowFar } from './HowFar.tsx';
import { Result } from './Result.tsx';
import { usePublishing } from './usePublishing.ts';
import styles from './PublishTab.module.css';

interface Props {
  election: string;
  /** True where the host can ask for a folder; else the site comes as a ZIP file. */
  folders: boolean;
}

/** The public site: with or without pictures, one button, and what came of it. */
export function SitePart({ election, folders }: Props) {
  const { t } = useTranslation();
  const client = useClient();
  const { number } = useFormat();
  const [withoutImages, setWithoutImages] = useState(false);
  const publishing = usePublishing<SiteWritten>('site');
  const { written, progress, write } = publishing;
  return (
    <section className={styles.half} aria-labelledby="publish-site">
      <h2 id="publish-site">{t('publish.site')}</h2>
      <p>{t('publish.siteWhat')}</p>
      <label className={styles.tick}>
        <input
          type="checkbox"
          checked={withoutImages}
          onChange={({ target }) => setWithoutImages(target.checked)}
        />
        <span>
          {t('publish.withoutImages')} <small>{t('publish.withoutImagesHelp')}</small>
        </span>
      </label>
      <p>{t(folders ? 'publish.folder' : 'publish.zip')}</p>
      <p className={styles.soft}>{t('publish.leaves')}</p>
      <Button
        look="main"
        disabled={progress !== null}
        onClick={() => write(() => client.call('site.write', { election, withoutImages }))}
      >
        {t('publish.writeSite')}
      </Button>
      <HowFar publishing={publishing} label={t('publish.site')} />
      {written && (
        <Result
          said={t('publish.writtenSite', { count: written.files, files: number(written.files) })}
          path={written.path}
          download={written.download}
          hashOf={t('publish.sums')}
          hash={written.sums}
        />
      )}
    </section>
  );
}
