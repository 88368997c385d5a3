import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { EvidenceWritten } from '../../../shared/api/exporting.ts';
import { languages } from '../../../shared/forms/checks.ts';
import { type EvidenceChoice, evidenceFormats, type EvidenceStation, useEvidence } from './useEvidence.ts';
import styles from './EvidenceFile.module.css';

const names = { kk: 'Қазақша', ru: 'Русский', en: 'English' } as const;

/** The way to the evidence file of a station: a button, and what can be chosen about the file once it is pressed. */
export function EvidenceFile({ station }: { station: EvidenceStation }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <section className={styles.evidence} aria-label={t('evidence.open')}>
      <Button ref={opener} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('evidence.open')}
      </Button>
      {open && <Choices station={station} onClose={close} />}
    </section>
  );
}

function Choices({ station, onClose }: { station: EvidenceStation; onClose: () => void }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const [choice, setChoice] = useState<EvidenceChoice>({
    format: 'html',
    language,
    withoutPeople: false,
    stripPictures: false,
  });
  const { written, error, progress, write } = useEvidence(station);
  const change = (changed: Partial<EvidenceChoice>) => setChoice({ ...choice, ...changed });
  const busy = progress !== null;

  // The screen around it has keys of its own.
  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.code === 'Escape') onClose();
  }

  return (
    <form
      className={styles.choices}
      aria-label={t('evidence.open')}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) write(choice);
      }}
    >
      <FormatChoice format={choice.format} onFormat={(format) => change({ format })} />
      <label>
        {t('evidence.language')}{' '}
        <select
          value={choice.language}
          onChange={({ target }) =>
            change({ language: languages.find((each) => each === target.value) ?? language })
          }
        >
          {languages.map((each) => (
            <option key={each} value={each} lang={each}>
              {names[each]}
            </option>
          ))}
        </select>
      </label>
      <Tick
        checked={choice.withoutPeople}
        label={t('evidence.withoutPeople')}
        help={t('evidence.withoutPeopleHelp')}
        onTick={(withoutPeople) => change({ withoutPeople })}
      />
      {choice.format === 'html' && !choice.withoutPeople && (
        <Tick
          checked={choice.stripPictures}
          label={t('evidence.stripPictures')}
          help={t('evidence.stripPicturesHelp')}
          onTick={(stripPictures) => change({ stripPictures })}
        />
      )}
      <Button type="submit" look="main" aria-disabled={busy} autoFocus>
        {t('evidence.write')}
      </Button>
      <p role="status" className={styles.progress}>
        {progress && progress.total > 0 && t('evidence.progress', progress)}
      </p>
      {error && <Failure error={error} />}
      {written && <Written written={written} />}
    </form>
  );
}

function FormatChoice({
  format,
  onFormat,
}: {
  format: EvidenceChoice['format'];
  onFormat: (format: EvidenceChoice['format']) => void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.formats}>
      <legend>{t('evidence.format')}</legend>
      {evidenceFormats.map((each) => (
        <label key={each}>
          <input
            type="radio"
            name="evidence-format"
            checked={format === each}
            onChange={() => onFormat(each)}
          />
          <span>
            {each.toUpperCase()} <small>{t(`evidence.formatHelp.${each}`)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface TickProps {
  checked: boolean;
  label: string;
  help: string;
  onTick: (checked: boolean) => void;
}

function Tick({ checked, label, help, onTick }: TickProps) {
  return (
    <label className={styles.tick}>
      <input type="checkbox" checked={checked} onChange={({ target }) => onTick(target.checked)} />
      <span>
        {label} <small>{help}</small>
      </span>
    </label>
  );
}

function Written({ written: { path, download, copies } }: { written: EvidenceWritten }) {
  const { t } = useTranslation();
  return (
    <Notice look="good" role="status">
      {t('evidence.done', { count: copies })}{' '}
      {download ? (
        <a href={download}>{t('evidence.again', { name: path.split(/[\\/]/).at(-1) ?? '' })}</a>
      ) : (
        <code>{path}</code>
      )}
    </Notice>
  );
}
