import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useForms } from '../../api/useForms.ts';
import { Failure } from '../../components/ui/Failure.tsx';
import { Key } from '../../components/ui/Key.tsx';
import type { WorkspaceInfo } from '../../../shared/api/workspace.ts';
import { FlagTable } from './FlagTable.tsx';
import { FlagView } from './FlagView.tsx';
import type { Look } from './PaperPane.tsx';
import { RuleList } from './RuleList.tsx';
import { type ClosingMode, useActs } from './useActs.ts';
import { useAuditKeys } from './useAuditKeys.ts';
import { type FlagFilter, useFlags } from './useFlags.ts';
import { keyOf, useSelection } from './useSelection.ts';
import styles from './AuditScreen.module.css';

interface Props {
  info: WorkspaceInfo;
  /** A protocol is back to be confirmed. */
  onReopened: (scan: number) => void;
  /** The log is asked for. */
  onLog: () => void;
}

const still: Look = { whole: false, zoom: 1 };
const zoomStep = 1.25;

/** Flags by rule, the protocols of a rule, and one of them at the rule's rows with the ways to close it; by keys alone. */
export function FlagDesk({ info, onReopened, onLog }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const [filter, setFilter] = useState<FlagFilter>({ code: null, state: 'open' });
  const forms = useForms();
  const [look, setLook] = useState(still);
  const [held, setHeld] = useState(false);
  const flags = useFlags(filter);
  const selection = useSelection(flags, held);
  const { row } = selection;
  const readOnly = info.readOnly !== null;
  const acts = useActs({
    me: info.person,
    onGone: selection.goOn,
    onBack: selection.await,
    onDone: () => {
      setHeld(false);
      flags.reload();
      list.current?.focus();
    },
    onRefused: flags.reload,
  });

  function begin(mode: ClosingMode): void {
    const mine = !readOnly && info.person?.role === 'auditor' && acts.mode === null;
    if (!mine || !row || row.closure || !acts.begin(row, mode)) return;
    selection.choose(selection.index);
    setHeld(true);
  }
  function cancel(): void {
    setHeld(false);
    acts.cancel();
    list.current?.focus();
  }
  function choose(index: number): void {
    if (acts.mode !== null) return;
    acts.cancel();
    selection.choose(index);
    setLook(still);
  }
  const mayStep = !readOnly && acts.mode === null;
  useAuditKeys({
    move: (by) => choose(selection.index + by),
    begin,
    cancel,
    undo: () => mayStep && acts.undo(),
    redo: () => mayStep && acts.redo(),
    zoom: (by) => setLook(({ whole, zoom }) => ({ whole, zoom: zoom * zoomStep ** by })),
    log: () => acts.mode === null && onLog(),
    whole: (whole) => setLook((before) => ({ ...before, whole })),
  });

  return (
    <div className={styles.screen}>
      <h1 className="visually-hidden">{t('nav.audit')}</h1>
      <RuleList
        rules={flags.rules}
        filter={filter}
        onFilter={(next) => {
          if (acts.mode !== null) return;
          setFilter(next);
          selection.choose(0);
        }}
        onLog={onLog}
      />
      <section className={styles.list}>
        {flags.error && <Failure error={flags.error} />}
        <FlagTable
          listRef={list}
          flags={flags}
          filter={filter}
          selection={{ ...selection, choose }}
          forms={forms}
        />
        <p className={styles.said} role="status">
          {acts.said}
        </p>
        <p className={styles.keys}>
          <Key name="↑" /> <Key name="↓" /> {t('audit.keys')} <Key name="␣" /> {t('audit.whole')}{' '}
          <Key name="−" /> <Key name="+" /> {t('audit.zoom')} <Key name="Ctrl Z" /> {t('audit.undo')}
        </p>
      </section>
      {row && (
        <FlagView
          key={keyOf(row)}
          row={row}
          forms={forms}
          me={info.person}
          readOnly={readOnly}
          look={look}
          acts={acts}
          onMode={(mode) => (mode ? begin(mode) : cancel())}
          onReopened={onReopened}
        />
      )}
    </div>
  );
}
