import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/context.ts';
import { Button } from '../components/ui/Button.tsx';
import { Notice } from '../components/ui/Notice.tsx';
import type { WorkspaceInfo } from '../../shared/api/workspace.ts';
import styles from './Notices.module.css';

/** What the core has to say about the workspace: read-only for as long as it is so, other notices until put away. */
export function Notices({ info }: { info: WorkspaceInfo }) {
  const { t, i18n } = useTranslation();
  const client = useClient();
  const [put, setPut] = useState<readonly string[]>([]);
  const [told, setTold] = useState<readonly string[]>([]);
  useEffect(
    () =>
      client.onEvent(
        (event) =>
          event.type === 'notice' &&
          setTold((before) => [...before.filter((key) => key !== event.key), event.key]),
      ),
    [client],
  );
  const open = [...new Set([...info.notices, ...told])].filter(
    (notice) => !put.includes(notice) && notice !== info.readOnly,
  );
  if (!info.readOnly && open.length === 0) return null;
  return (
    <div className={styles.notices}>
      {info.readOnly && (
        <Notice look="warn" role="status">
          <strong>{t('readOnly.title')}</strong> {t(`notice.${info.readOnly}`)}
        </Notice>
      )}
      {open.map((notice) => (
        <Notice
          key={notice}
          look="plain"
          role="status"
          action={
            <Button look="quiet" onClick={() => setPut([...put, notice])}>
              {t('notices.close')}
            </Button>
          }
        >
          {i18n.exists(`notice.${notice}`)
            ? i18n.t(`notice.${notice}` as 'notices.unknown')
            : t('notices.unknown')}
        </Notice>
      ))}
    </div>
  );
}
