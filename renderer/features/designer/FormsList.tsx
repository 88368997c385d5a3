import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOf } from '../../api/client.ts';
import { useClient } from '../../api/context.ts';
import { useQuery } from '../../api/useQuery.ts';
import { Failure } from '../../components/ui/Failure.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { fetchDownload } from '../../components/ui/download.ts';
import type { Input } from '../../../shared/api/contract.ts';
import type { WorkspaceInfo } from '../../../shared/api/workspace.ts';
import type { CallError } from '../../../shared/api/result.ts';
import type { IntakeReason } from '../../../shared/protocol/intake.ts';
import { DraftRows } from './DraftRows.tsx';
import { FormRows } from './FormRows.tsx';
import { NewForm } from './NewForm.tsx';
import styles from './FormsList.module.css';

/** Forms in use, forms being drawn, and where a new one begins. */
export function FormsList({ info, onOpen }: { info: WorkspaceInfo; onOpen: (draft: number) => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const forms = useQuery('forms.list', {}, ['scan']);
  const drafts = useQuery('designer.drafts', {});
  const [refused, setRefused] = useState<IntakeReason | null>(null);
  const [error, setError] = useState<CallError | null>(null);
  const isLocked = info.readOnly !== null;

  function attempt(work: () => Promise<void>): void {
    setRefused(null);
    setError(null);
    work().catch((thrown: unknown) => setError(errorOf(thrown)));
  }

  const begin = (from: Input<'designer.begin'>) =>
    attempt(async () => {
      const begun = await client.call('designer.begin', from);
      if (begun.draft) onOpen(begun.draft.id);
      else setRefused(begun.refused);
    });
  const pack = (form: string) =>
    attempt(async () => {
      const packed = await client.call('designer.pack', { form });
      if (packed?.download) fetchDownload(packed.download);
    });
  const discard = (draft: number) =>
    attempt(async () => {
      await client.call('designer.discard', { draft });
      drafts.reload();
    });
  const use = (chosen: readonly string[]) =>
    attempt(async () => {
      await client.call('workspace.configure', { forms: [...chosen] });
      forms.reload();
    });

  const failure = error ?? forms.error ?? drafts.error;
  return (
    <div className={styles.screen}>
      <h1>{t('designer.title')}</h1>
      {failure && <Failure error={failure} />}
      {refused && (
        <Notice look="bad" role="alert">
          {t(`intakeReason.${refused}`)}
        </Notice>
      )}
      <NewForm disabled={isLocked} onBegin={begin} />
      {drafts.data && drafts.data.length > 0 && (
        <DraftRows drafts={drafts.data} disabled={isLocked} onOpen={onOpen} onDiscard={discard} />
      )}
      {forms.data && (
        <FormRows
          forms={forms.data}
          disabled={isLocked}
          onDraw={(form) => begin({ form })}
          onPack={pack}
          onUse={use}
        />
      )}
    </div>
  );
}
