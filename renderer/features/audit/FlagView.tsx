import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '../../api/useQuery.ts';
import { FieldCrop } from '../../components/crop/FieldCrop.tsx';
import { EvidenceFile } from '../../components/evidence/EvidenceFile.tsx';
import { usePagePicture } from '../../components/crop/usePagePicture.ts';
import { Failure } from '../../components/ui/Failure.tsx';
import type { FlagRow } from '../../../shared/api/auditing.ts';
import type { ScanDetail } from '../../../shared/api/scans.ts';
import type { Person } from '../../../shared/api/workspace.ts';
import type { Form } from '../../../shared/forms/form.ts';
import { rowName } from '../../../shared/forms/names.ts';
import { Closing } from './Closing.tsx';
import { CorrectionForm } from './CorrectionForm.tsx';
import { FlagFacts } from './FlagFacts.tsx';
import { History } from './History.tsx';
import { type Look, OtherPaper, PaperPane } from './PaperPane.tsx';
import type { Acts, ClosingMode } from './useActs.ts';
import { Values } from './Values.tsx';
import styles from './FlagView.module.css';

interface Props {
  row: FlagRow;
  forms: ReadonlyMap<string, Form>;
  me: Person | null;
  readOnly: boolean;
  look: Look;
  acts: Acts;
  onMode: (mode: ClosingMode | null) => void;
  onReopened: (scan: number) => void;
}

/** One flag: its page at the rule's rows, the numbers that do not fit, and the three ways to close it. */
export function FlagView(props: Props) {
  const { data: detail, error } = useQuery('scans.get', { scan: props.row.scan }, ['scan']);
  if (error) return <Failure error={error} />;
  // The protocol before stays out of sight: its values are not this one's.
  if (detail?.id !== props.row.scan) return <div className={styles.view} />;
  return <OpenFlag {...props} detail={detail} />;
}

function OpenFlag({
  row,
  forms,
  me,
  readOnly,
  look,
  acts,
  detail,
  onMode,
  onReopened,
}: Props & { detail: ScanDetail }) {
  const { t, i18n } = useTranslation();
  const page = usePagePicture(detail);
  const [focus, setFocus] = useState<string | null>(null);
  const entry = detail.entries.find(({ id }) => id === (row.closure?.entry ?? detail.entry));
  const form = forms.get(entry?.form ?? row.form);
  const field = form?.fields.find(({ id }) => id === (focus ?? row.fields[0]));
  const now = entry?.id === detail.entry ? undefined : detail.entries.find(({ id }) => id === detail.entry);

  return (
    <article className={styles.view} data-papers={row.others.length > 0 ? 'several' : 'one'}>
      <div className={styles.papers}>
        <PaperPane
          page={page}
          detail={detail}
          form={form}
          fields={row.fields}
          look={look}
          alt={t('audit.page')}
        />
        {row.others.map((scan) => (
          <OtherPaper key={scan} scan={scan} forms={forms} fields={row.fields} look={look} />
        ))}
      </div>
      <div className={styles.facts}>
        <FlagFacts row={row} form={form} />
        {form && field && page.pxPerMm !== null && (
          <div className={styles.crop}>
            <FieldCrop
              page={page}
              form={form}
              field={field}
              alt={t('audit.crop', { row: rowName(form, field.id, i18n.language) })}
            />
          </div>
        )}
        {form && entry && acts.mode !== 'fixed' && (
          <Values
            form={form}
            fields={row.fields}
            entry={entry}
            now={now}
            focus={field?.id}
            onFocus={setFocus}
          />
        )}
        {form && entry && acts.mode === 'fixed' && (
          <CorrectionForm
            key={row.code}
            form={form}
            row={row}
            entry={entry}
            reading={detail.reading}
            busy={acts.busy}
            onFocus={setFocus}
            onSave={(values) => acts.correct(row, form.id, values)}
            onBack={() => onMode(null)}
          />
        )}
        <Closing row={row} me={me} readOnly={readOnly} acts={acts} onMode={onMode} onReopened={onReopened} />
        {form && row.station !== null && (
          <EvidenceFile station={{ number: row.station, region: row.region, election: form.election }} />
        )}
        <History scan={row.scan} version={detail.version} />
      </div>
    </article>
  );
}
