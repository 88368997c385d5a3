import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClaim } from '../../api/useClaim.ts';
import { FieldCrop } from '../../components/crop/FieldCrop.tsx';
import { type OpenScan, pageOf } from '../../components/crop/opener.ts';
import type { Drafts } from '../../components/drafts/drafts.ts';
import { Flags } from '../../components/checks/Flags.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Failure } from '../../components/ui/Failure.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { Status } from '../../components/ui/Status.tsx';
import type { Differences } from '../../../shared/api/reviewing.ts';
import type { Form } from '../../../shared/forms/form.ts';
import { fieldLabel } from '../../../shared/forms/names.ts';
import { findingsOf, liveFindingsOf } from './findings.ts';
import type { Command } from './keys.ts';
import { ResolveHints } from './ResolveHints.tsx';
import { ResolveSummary } from './ResolveSummary.tsx';
import { isResolved, type Resolution } from './resolution.ts';
import { readyReasons, ThirdValue } from './ThirdValue.tsx';
import type { Filing, Resolved } from './useFiling.ts';
import { useResolution } from './useResolution.ts';
import { useResolveKeys } from './useResolveKeys.ts';
import { ValueChoices } from './ValueChoices.tsx';
import styles from './ResolveDesk.module.css';

interface Props {
  open: OpenScan;
  differences: Differences;
  form: Form;
  drafts: Drafts<Resolution>;
  /** Code of who resolves. */
  person: string;
  filing: Filing;
  /** What became of the protocol before. */
  last: Resolved | null;
  readOnly: boolean;
  onPause: () => void;
}

/** One protocol whose two entries differ: field by field the paper, and what each entry makes of it. */
export function ResolveDesk({
  open,
  differences,
  form,
  drafts,
  person,
  filing,
  last,
  readOnly,
  onPause,
}: Props) {
  const { t, i18n } = useTranslation();
  const { detail } = open;
  const key = { scan: detail.id, version: detail.version, form: form.id, by: person };
  const { resolution, undoable, act } = useResolution(differences, key, drafts);
  const [whole, setWhole] = useState(false);
  const [asked, setAsked] = useState(false);
  const held = useClaim(detail.id, detail.claimed);
  const row = resolution.rows[resolution.at];
  const field = form.fields.find(({ id }) => id === row?.field) ?? null;
  const choice = row && resolution.choices[row.field];
  const crop = useRef<HTMLDivElement>(null);
  // At 200 % text the screen scrolls: a new row begins with its crop.
  useEffect(() => void crop.current?.scrollIntoView({ block: 'start' }), [resolution.at]);
  const found = useMemo(
    () => findingsOf(form, differences, resolution, detail.reading),
    [form, differences, resolution, detail.reading],
  );

  const run = (command: Command) => {
    setAsked(command.do === 'next' && row !== undefined && !choice);
    switch (command.do) {
      case 'pause':
        return onPause();
      case 'whole':
        return;
      case 'save':
        return save();
      case 'undo':
        return undoable ? act(command) : filing.takeBack();
      case 'previous':
        return filing.takeBack();
      case 'ready-reason': {
        const reason = readyReasons[command.number - 1];
        return reason && act({ do: 'reason', reason: t(`resolve.reason.${reason}`) });
      }
      default:
        return act(command);
    }
  };
  const save = () => {
    if (!readOnly && isResolved(resolution)) filing.save(resolution);
  };
  useResolveKeys({ resolution, run, onWhole: setWhole });

  return (
    <div className={styles.desk} data-placed={open.placed}>
      <header className={styles.head}>
        <h1 className={styles.name}>{detail.sources[0]?.name}</h1>
        {row && (
          <span className={styles.soft}>
            {t('resolve.place', { at: resolution.at + 1, total: resolution.rows.length })}
          </span>
        )}
        {last && (
          <span className={styles.last}>
            {last.name} <Status status={last.status} />
          </span>
        )}
        {detail.barred && <Notice look="warn">{t(`problem.${detail.barred}`)}</Notice>}
        {held !== null && <Notice look="warn">{t('resolve.held', { person: held })}</Notice>}
        <Button look="quiet" className={styles.anew} disabled={readOnly || filing.busy} onClick={filing.anew}>
          {t('resolve.anew')}
        </Button>
      </header>
      <div className={[styles.page, whole && styles.whole].filter(Boolean).join(' ')}>
        <FieldCrop
          page={pageOf(open)}
          form={form}
          field={field}
          whole
          alt={t('review.pageAlt', { name: detail.sources[0]?.name ?? '' })}
        />
      </div>
      <div className={styles.work}>
        {filing.error && <Failure error={filing.error} />}
        {row && field ? (
          <>
            {open.placed && (
              <div ref={crop} className={styles.crop}>
                <FieldCrop page={pageOf(open)} form={form} field={field} alt={t('review.cropAlt')} />
              </div>
            )}
            <Label key={row.field} row={field.row} text={fieldLabel(form, field.id, i18n.language)} />
            <ValueChoices
              row={row}
              sides={differences.sides}
              choice={choice}
              onChoose={(side) => act({ do: 'choose', choice: side })}
              onThird={() => act({ do: 'open-third' })}
            />
            {resolution.third && <ThirdValue draft={resolution.third} act={act} />}
            {asked && !choice && (
              <p role="alert" className={styles.asked}>
                {t('resolve.choose')}
              </p>
            )}
            <div aria-live="polite" className={styles.found}>
              <Flags form={form} flags={liveFindingsOf(found)} />
            </div>
          </>
        ) : (
          <ResolveSummary
            form={form}
            differences={differences}
            resolution={resolution}
            found={found}
            disabled={readOnly || filing.busy}
            act={act}
            onSave={save}
          />
        )}
      </div>
      <ResolveHints resolution={resolution} />
    </div>
  );
}

/** Which row it is about; it has the focus, so that the keys work and a screen reader says it. */
function Label({ row, text }: { row: string | undefined; text: string }) {
  const label = useRef<HTMLHeadingElement>(null);
  useEffect(() => label.current?.focus({ preventScroll: true }), []);
  return (
    <h2 ref={label} tabIndex={-1} className={styles.label}>
      {row && <span className={styles.row}>{row}</span>} {text}
    </h2>
  );
}
