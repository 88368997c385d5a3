import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useForms } from '../../api/useForms.ts';
import { Failure } from '../../components/ui/Failure.tsx';
import type { WorkspaceInfo } from '../../../shared/api/workspace.ts';
import { DocumentView } from './DocumentView.tsx';
import { KeyHints, PartButtons } from './ListParts.tsx';
import { rowsShown } from './PaperFigure.tsx';
import { PairView } from './PairView.tsx';
import { PaperTable } from './PaperTable.tsx';
import { usePaperActs } from './usePaperActs.ts';
import { usePaperKeys } from './usePaperKeys.ts';
import { usePapers, usePlace } from './usePapers.ts';
import styles from './PapersScreen.module.css';

/** Pictures that show one paper, and documents about protocols: what is proposed, what was said, side by side; by keys alone. */
export function PapersScreen({ info }: { info: WorkspaceInfo }) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const station = useRef<HTMLInputElement>(null);
  const papers = usePapers();
  const forms = useForms();
  const acts = usePaperActs(papers.reload);
  const counts = {
    proposed: papers.proposed?.length ?? 0,
    joined: papers.joined?.length ?? 0,
    documents: papers.documents?.length ?? 0,
  };
  const place = usePlace(counts);
  const { part, index } = place;
  const pair = part === 'documents' ? undefined : papers[part]?.[index];
  const document = part === 'documents' ? papers.documents?.[index] : undefined;
  const readOnly = info.readOnly !== null;

  // The list has the focus as soon as it is there, but for whoever is at something of a document already.
  const listed = counts[part] > 0;
  useEffect(() => {
    if (listed && !window.document.activeElement?.closest('article')) list.current?.focus();
  }, [listed, part]);

  const join = () => !readOnly && part === 'proposed' && pair && acts.join(pair.one.scan, pair.other.scan);
  const apart = () => !readOnly && part === 'proposed' && pair && acts.apart(pair.one.scan, pair.other.scan);
  const takeOut = () => !readOnly && part === 'joined' && pair && acts.part(pair.other.scan);
  usePaperKeys({
    enter: () => (part === 'documents' ? station.current?.focus() : join()),
    apart,
    part: takeOut,
    move: (by) => place.choose(index + by),
    turn: (by) => place.turn(by * rowsShown),
    undo: () => !readOnly && acts.step('undo'),
    redo: () => !readOnly && acts.step('redo'),
  });

  return (
    <div className={styles.screen}>
      <h1 className="visually-hidden">{t('nav.papers')}</h1>
      <section className={styles.list}>
        <PartButtons part={part} counts={counts} onGo={place.go} />
        {papers.error && <Failure error={papers.error} />}
        <PaperTable listRef={list} papers={papers} place={place} />
        {acts.error && <Failure error={acts.error} />}
        <p className={styles.said} role="status">
          {acts.said}
        </p>
        <KeyHints part={part} />
      </section>
      {pair && (
        <PairView
          key={`${pair.one.scan} ${pair.other.scan}`}
          row={pair}
          forms={forms}
          firstRow={place.firstRow}
          readOnly={readOnly}
          busy={acts.busy}
          onJoin={join}
          onApart={apart}
          onPart={takeOut}
        />
      )}
      {document && (
        <DocumentView
          key={document.scan}
          row={document}
          info={info}
          forms={forms}
          acts={acts}
          stationRef={station}
          onBack={() => list.current?.focus()}
        />
      )}
    </div>
  );
}
