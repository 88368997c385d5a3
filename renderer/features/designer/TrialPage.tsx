import { useTranslation } from 'react-i18next';
import { Flags } from '../../components/checks/Flags.tsx';
import { Failure } from '../../components/ui/Failure.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { PageExtraction } from '../../../shared/api/extraction.ts';
import { checkForm } from '../../../shared/forms/check.ts';
import { type Design, type DesignField, formFileOf } from '../../../shared/forms/design.ts';
import { fieldName } from './fieldName.ts';
import type { Trial } from './useTrials.ts';
import { usePicture } from './usePicture.ts';
import styles from './TryStep.module.css';

interface Props {
  draft: number;
  design: Design;
  trial: Trial;
  extraction: PageExtraction;
}

/** A scan under the drawn form: each field outlined, and over it what is read there and how surely. */
export function TrialPage({ draft, design, trial: { scan, run }, extraction }: Props) {
  const { t } = useTranslation();
  const { percent } = useFormat();
  const { picture, error } = usePicture({ kind: 'tried', draft, scan: scan.id, n: run });
  if (error) return <Failure error={error} />;
  if (!picture) return null;

  /** Value and certainty: "2975 98 %", "– 90 %" for a blank, "✓" for a mark that is there. */
  function readingOf(field: DesignField): { text: string; isSure: boolean } {
    const mark = extraction.marks[field.id];
    if (mark) return { text: `${mark.present ? '✓' : '✗'} ${percent(mark.confidence)}`, isSure: true };
    const reading = extraction.fields[field.id];
    if (!reading) return { text: '', isSure: false };
    const value = reading.value ?? (reading.state === 'number' ? '?' : t(`state.${reading.state}`));
    return { text: `${value} ${percent(reading.confidence)}`, isSure: reading.accept };
  }

  return (
    <>
      <div className={styles.sheet}>
        <img src={picture.url} alt={t('designer.pictureAlt', { name: scan.name })} />
        <div className={styles.overlay} aria-hidden="true">
          {design.fields.map((field) => (
            <Outlined key={field.id} field={field} page={design.page} {...readingOf(field)} />
          ))}
        </div>
      </div>
      <Readings design={design} readingOf={readingOf} />
      <FailedRules design={design} extraction={extraction} />
    </>
  );
}

interface OutlinedProps {
  field: DesignField;
  page: Design['page'];
  text: string;
  isSure: boolean;
}

function Outlined({ field: { box }, page, text, isSure }: OutlinedProps) {
  const share = (mm: number, of: number) => `${(100 * mm) / of}%`;
  return (
    <div
      className={styles.box}
      data-sure={isSure}
      style={{
        left: share(box[0], page.width),
        top: share(box[1], page.height),
        width: share(box[2], page.width),
        height: share(box[3], page.height),
      }}
    >
      {text !== '' && <span>{isSure ? text : `? ${text}`}</span>}
    </div>
  );
}

interface ReadingsProps {
  design: Design;
  readingOf: (field: DesignField) => { text: string; isSure: boolean };
}

/** The same as a table: for reading aloud, and where boxes lie too close to be read. */
function Readings({ design, readingOf }: ReadingsProps) {
  const { t } = useTranslation();
  const { language } = useFormat();
  return (
    <table className={styles.readings}>
      <thead>
        <tr>
          <th scope="col">{t('designer.field')}</th>
          <th scope="col">{t('designer.reading')}</th>
          <th scope="col">{t('designer.accepted')}</th>
        </tr>
      </thead>
      <tbody>
        {design.fields.map((field) => {
          const { text, isSure } = readingOf(field);
          return (
            <tr key={field.id} data-field={field.id}>
              <th scope="row">{fieldName(field, design, language)}</th>
              <td>{text}</td>
              <td>{isSure ? t('designer.yes') : t('designer.no')}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function FailedRules({ design, extraction }: Pick<Props, 'design' | 'extraction'>) {
  const { t } = useTranslation();
  const checked = checkForm(formFileOf(design, 1, 'page.jpg'));
  if (!checked.ok || extraction.checks.every(({ ok }) => ok !== false)) return null;
  return (
    <section className={styles.rules}>
      <h2>{t('designer.failedRules')}</h2>
      <Flags form={checked.form} flags={extraction.checks} />
    </section>
  );
}
