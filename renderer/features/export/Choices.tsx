import { useTranslation } from 'react-i18next';
import { languages } from '../../../shared/forms/checks.ts';
import { type ExportChoice, formats, picturesOf, pictureWays } from './choice.ts';
import styles from './ExportScreen.module.css';

const names = { kk: 'Қазақша', ru: 'Русский', en: 'English' } as const;
const fileNames = { xlsx: 'XLSX', zip: 'ZIP', ods: 'ODS', csv: 'CSV' } as const;

interface Props {
  choice: ExportChoice;
  onChange: (part: Partial<ExportChoice>) => void;
}

/** Format, language, which scans, and what is left out. */
export function Choices({ choice, onChange }: Props) {
  const { t } = useTranslation();
  const { format, language, all, withoutPeople } = choice;
  return (
    <div className={styles.choices}>
      <fieldset className={styles.group}>
        <legend>{t('export.format')}</legend>
        {formats.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="format"
              checked={format === each}
              onChange={() => onChange({ format: each })}
            />
            <span>
              {fileNames[each]} <small>{t(`export.formatHelp.${each}`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {format === 'zip' && <PictureWay choice={choice} onChange={onChange} />}
      <label className={styles.tick}>
        <input
          type="checkbox"
          checked={withoutPeople}
          onChange={({ target }) => onChange({ withoutPeople: target.checked })}
        />
        <span>
          {t('export.withoutPeople')} <small>{t('export.withoutPeopleHelp')}</small>
        </span>
      </label>
      <label className={styles.tick}>
        <input type="checkbox" checked={all} onChange={({ target }) => onChange({ all: target.checked })} />
        <span>
          {t('export.all')} <small>{t('export.allHelp')}</small>
        </span>
      </label>
      <fieldset className={styles.group}>
        <legend>{t('export.language')}</legend>
        {languages.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="language"
              checked={language === each}
              onChange={() => onChange({ language: each })}
            />
            <span lang={each}>{names[each]}</span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}

function PictureWay({ choice, onChange }: Props) {
  const { t } = useTranslation();
  const shown = picturesOf(choice);
  return (
    <fieldset className={styles.group} disabled={choice.withoutPeople}>
      <legend>{t('export.pictures')}</legend>
      {pictureWays.map((each) => (
        <label key={each}>
          <input
            type="radio"
            name="pictures"
            checked={shown === each}
            onChange={() => onChange({ pictures: each })}
          />
          <span>
            {t(`export.picturesAre.${each}`)} <small>{t(`export.picturesHelp.${each}`)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
