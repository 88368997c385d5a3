import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/ui/Failure.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { FormSummary } from '../../../shared/api/workspace.ts';
import type { Form } from '../../../shared/forms/form.ts';
import { stationNamedBy } from '../../components/message/named.ts';
import { BoxLine } from './BoxLine.tsx';
import { CannotEnter } from './CannotEnter.tsx';
import { findings, liveChecks, summaryStep } from './checks.ts';
import { CropView } from './CropView.tsx';
import { DeskHeader } from './DeskHeader.tsx';
import { EntryLine } from './EntryLine.tsx';
import { KeyHints } from './KeyHints.tsx';
import { KeySheet } from './KeySheet.tsx';
import { LiveChecks } from './LiveChecks.tsx';
import { PageView } from './PageView.tsx';
import type { ProtocolProps } from './Protocol.tsx';
import { slipsOf } from './slips.ts';
import { Summary } from './Summary.tsx';
import { isStopped } from './desk/plant.ts';
import { useAttention } from './useAttention.ts';
import { useBoxEdit } from './useBoxEdit.ts';
import { useCommands } from './useCommands.ts';
import { useDesk } from './useDesk.ts';
import { useFiling } from './useFiling.ts';
import { useLook } from './useLook.ts';
import { useSetup } from './useSetup.ts';
import { ValuesList } from './ValuesList.tsx';
import styles from './DeskView.module.css';

interface Props extends ProtocolProps {
  form: Form;
  forms: readonly FormSummary[];
  onChooseForm: (id: string) => void;
  /** Begins to mark the page's corners. */
  onPlace: () => void;
}

/** The operator's desk: the page, the focused row at eye height, and all values in paper order. */
export function DeskView(props: Props) {
  const { open, info, form, forms, queue, drafts, glasses, onChooseForm } = props;
  const { t, i18n } = useTranslation();
  const { language } = useFormat();
  const { detail, placed } = open;
  const { blind, reading, fields, rows, marks, setup } = useSetup(open, form, info.region);
  const { desk, undoable, redoable, refused, act } = useDesk(
    setup,
    {
      scan: detail.id,
      version: detail.version,
      form: form.id,
      ...(blind && info.person ? { by: info.person.code } : {}),
    },
    drafts,
  );
  const live = useMemo(() => liveChecks(form, desk, language), [form, desk, language]);
  const found = useMemo(() => findings(form, desk, reading, language), [form, desk, reading, language]);
  const slips = useMemo(() => slipsOf(form, desk, reading), [form, desk, reading]);
  const untold = useAttention(detail.id, desk);
  const filing = useFiling({ ...props, blind, desk, found });
  const look = useLook(desk.at, placed, glasses);
  const entry = useRef<HTMLInputElement>(null);
  const onSummary = desk.at === desk.rows.length;
  const mayPlace = info.readOnly === null && !blind && open.picture !== null;
  const place = () => {
    if (mayPlace) props.onPlace();
  };
  const step = summaryStep(desk, found);
  const focused = rows[desk.at];
  const box = useBoxEdit(detail.id, reading ? (focused ?? null) : null, act);
  const outline = box.edited?.box ?? focused?.box ?? null;
  // Why an error stands on the paper so is the first entry's to say.
  const saveAsIs = () => (blind ? filing.save() : look.setPanel('as-paper'));
  const numLockOff = useCommands({
    ...props,
    blind,
    onSaveAsIs: saveAsIs,
    desk,
    act,
    undoable,
    redoable,
    found,
    step,
    filing,
    look,
    entry,
    onEditBox: placed ? box.begin : place,
    onPlace: place,
  });
  const go = (to: number) => {
    act({ do: 'go', to });
    entry.current?.focus();
  };
  usePrepared(queue, detail.id);

  return (
    <div className={styles.desk} data-summary={onSummary} data-placed={placed}>
      <DeskHeader
        detail={detail}
        work={props.work}
        form={form}
        forms={forms}
        placed={placed}
        blind={blind}
        compared={queue.compared}
        onChooseForm={onChooseForm}
        onPlace={mayPlace ? props.onPlace : null}
      />
      <PageView open={open} outline={outline} look={look} />
      <div className={styles.work}>
        {placed && (focused || marks.length > 0) && (
          <CropView
            open={open}
            fields={fields}
            rows={rows}
            marks={marks}
            field={focused ?? null}
            outline={outline}
            look={look}
          />
        )}
        {filing.error && <Failure error={filing.error} />}
        {untold && <Failure error={untold} />}
        {isStopped(desk) && (
          <Notice look="bad" role="alert">
            <strong>{t('attention.stopped')}</strong> {t('attention.type')}
          </Notice>
        )}
        {numLockOff && <Notice look="warn">{t('review.numLock')}</Notice>}
        {onSummary || !focused ? (
          <Summary
            form={form}
            desk={desk}
            marks={marks}
            found={found}
            slips={slips}
            step={step}
            filing={filing}
            look={look}
            onSaveAsIs={saveAsIs}
            readOnly={info.readOnly !== null}
            act={act}
          />
        ) : (
          <>
            <EntryLine
              ref={entry}
              field={focused}
              form={form}
              desk={desk}
              refused={refused}
              blind={blind}
              hint={box.edited && <BoxLine edited={box.edited} />}
              named={focused.quantity === 'station' ? stationNamedBy(detail.sources) : null}
              act={act}
            />
            {box.edited?.error && <Failure error={box.edited.error} />}
            <LiveChecks form={form} checks={live} slips={slips} desk={desk} onGo={go} />
          </>
        )}
      </div>
      <ValuesList
        form={form}
        rows={rows}
        desk={desk}
        reading={reading}
        live={live}
        lookAt={slips.look}
        asksRegion={!blind}
        act={act}
        onGo={go}
      />
      <KeyHints onSummary={onSummary} blind={blind} onKeys={() => look.setPanel('keys')} />
      {look.panel === 'keys' && <KeySheet onClose={() => look.setPanel(null)} />}
      {look.panel === 'cannot-enter' && (
        <CannotEnter onClose={() => look.setPanel(null)} onChoose={filing.cannotEnter} />
      )}
      <p className="visually-hidden" role="status">
        {filing.saving ? t('review.saving') : ''}
        {focused ? '' : i18n.t('review.summary')}
      </p>
    </div>
  );
}

/** Opens the next protocol while this one is worked on: its picture lies decoded when this one is saved. */
function usePrepared({ next }: ProtocolProps['queue'], scan: number): void {
  useEffect(() => {
    // A refusal is told when the person asks for the next one.
    next(scan).catch(() => undefined);
  }, [next, scan]);
}
