import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DropZone } from '../../../components/drop/DropZone.tsx';
import { Failure } from '../../../components/ui/Failure.tsx';
import { Notice } from '../../../components/ui/Notice.tsx';
import { useFormat } from '../../../i18n/useFormat.ts';
import type { WorkspaceInfo } from '../../../../shared/api/workspace.ts';
import { type PublicationKind, publicationKinds } from '../../../../shared/protocol/count/counted.ts';
import styles from './TablesTab.module.css';
import type { Looking, LookingState } from './useLooking.ts';

interface Props {
  info: WorkspaceInfo;
  state: Extract<LookingState, { at: 'idle' }>;
  looking: Looking;
  kind: PublicationKind;
  onKind: (kind: PublicationKind) => void;
}

/** Takes a file: first what it holds, then the file itself. */
export function Begin({ info, state, looking, kind, onKind }: Props) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { error, problem, refused, taken } = state;
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that took the table in is gone.
  useEffect(() => {
    if (taken) heading.current?.focus();
  }, [taken]);
  return (
    <section className={styles.begin} aria-labelledby="tables-begin">
      <h2 id="tables-begin" ref={heading} tabIndex={-1}>
        {t('tables.title')}
      </h2>
      {taken && (
        <Notice look="good" role="status">
          {t('tables.taken', { source: taken.source, rows: number(taken.rows) })}
        </Notice>
      )}
      {error && <Failure error={error} />}
      {problem && (
        <Notice look="bad" role="alert">
          {t(`sheetProblem.${problem.code}`, problem.params)}
        </Notice>
      )}
      {refused && (
        <Notice look="bad" role="alert">
          {t('tables.refusedName', { name: refused.name })}
        </Notice>
      )}
      <fieldset className={styles.kinds}>
        <legend>{t('tables.kind')}</legend>
        {publicationKinds.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="kind"
              value={each}
              checked={kind === each}
              onChange={() => onKind(each)}
            />
            {t(`tables.kinds.${each}`)}
          </label>
        ))}
      </fieldset>
      <DropZone
        title={t('tables.drop')}
        kinds={t('tables.files')}
        first="files"
        folders={false}
        disabled={info.readOnly !== null}
        dialogs={info.host.dialogs}
        onFiles={(files) => void looking.give(files, kind)}
        onChoose={() => void looking.choose(kind)}
      />
    </section>
  );
}
