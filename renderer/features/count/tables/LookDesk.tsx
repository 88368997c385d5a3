import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/ui/Failure.tsx';
import { Notice } from '../../../components/ui/Notice.tsx';
import type { ElectionView } from '../../../../shared/api/counting.ts';
import type { PublicationView, TableLook } from '../../../../shared/api/tables.ts';
import type { TableMapping } from '../../../../shared/protocol/count/mapping.ts';
import { MappingControls } from './MappingControls.tsx';
import { MappingTable } from './MappingTable.tsx';
import { Outcome } from './Outcome.tsx';
import styles from './LookDesk.module.css';
import { TakeForm } from './TakeForm.tsx';
import { UnknownPlaces } from './UnknownPlaces.tsx';
import type { Looking, LookingState } from './useLooking.ts';

interface Props {
  state: Extract<LookingState, { at: 'looked' }>;
  looking: Looking;
  election: ElectionView;
  /** Tables of the election that came in before. */
  tables: readonly PublicationView[];
}

/** A table that was read: how its columns are understood, what it would bring, and the button that takes it in. */
export function LookDesk({ state, looking, election, tables }: Props) {
  const { t } = useTranslation();
  const { look, busy, error } = state;
  const heading = useRef<HTMLHeadingElement>(null);
  // What was pressed to come here is gone.
  useEffect(() => heading.current?.focus(), []);
  const change = (changed: Partial<TableMapping>) => void looking.map({ ...look.mapping, ...changed });
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.code !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    // In an open list Escape closes the list.
    if (event.target instanceof HTMLElement && event.target.closest('select, dialog')) return;
    looking.leave();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  const sources = tables.filter(({ kind }) => kind === look.kind).map(({ source }) => source);
  return (
    <div className={styles.desk} aria-busy={busy}>
      <div className={styles.head}>
        <h2 ref={heading} tabIndex={-1}>
          {look.file}
        </h2>
        <p className={styles.soft}>{t(`tables.kinds.${look.kind}`)}</p>
      </div>
      {error && <Failure error={error} />}
      <HiddenParts look={look} />
      {look.remembered && <Notice look="plain">{t('tables.remembered')}</Notice>}
      <MappingControls look={look} election={election} onChange={change} />
      <MappingTable look={look} election={election} onChange={change} />
      <UnknownPlaces look={look} election={election} onChange={change} />
      <Outcome look={look} election={election} />
      <TakeForm look={look} sources={sources} busy={busy} looking={looking} />
    </div>
  );
}

/** Rows and columns that a spreadsheet program does not show: they count, so they are told of. */
function HiddenParts({ look: { sheets, mapping } }: { look: TableLook }) {
  const { t } = useTranslation();
  const sheet = sheets.find(({ name }) => name === mapping.sheet);
  const { hiddenRows = 0, hiddenColumns = 0 } = sheet ?? {};
  return (
    <>
      {hiddenRows > 0 && <Notice look="warn">{t('sheetProblem.hidden-rows', { n: hiddenRows })}</Notice>}
      {hiddenColumns > 0 && (
        <Notice look="warn">{t('sheetProblem.hidden-columns', { n: hiddenColumns })}</Notice>
      )}
    </>
  );
}
