import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/useFormat.ts';
import type { ElectionView } from '../../../../shared/api/counting.ts';
import type { TableLook } from '../../../../shared/api/tables.ts';
import type { NameSaid, TableMapping } from '../../../../shared/protocol/count/mapping.ts';
import styles from './LookDesk.module.css';

interface Props {
  look: TableLook;
  election: ElectionView;
  onChange: (changed: Partial<TableMapping>) => void;
}

/** What a select says of a name, as its value: `same akmola`. */
function valueOf(said: NameSaid | undefined): string {
  if (!said) return '';
  return said.is === 'own' ? 'own' : `${said.is} ${said.region}`;
}

function saidBy(value: string): NameSaid | null {
  const [, is, region] = /^(same|part) (.+)$/.exec(value) ?? [];
  if ((is === 'same' || is === 'part') && region !== undefined) return { is, region };
  return value === 'own' ? { is: 'own' } : null;
}

/** Names of places that the election does not know, until a person says what they are. */
export function UnknownPlaces({ look, election, onChange }: Props) {
  const { t } = useTranslation();
  const { number, text } = useFormat();
  const { names } = look.mapping;
  const said = Object.keys(names);
  const open = look.taking.unknown.filter(({ name }) => !said.includes(name));
  if (open.length + said.length === 0) return null;
  const set = (name: string, value: string) => {
    const others = Object.entries(names).filter(([each]) => each !== name);
    const now = saidBy(value);
    onChange({ names: Object.fromEntries(now ? [...others, [name, now]] : others) });
  };
  const known = election.regions.filter(({ key }) => key !== '');
  const each = [
    ...open.map(({ name, rows }) => ({ name, label: t('tables.unknownRows', { name, rows: number(rows) }) })),
    ...said.map((name) => ({ name, label: name })),
  ];
  return (
    <section aria-labelledby="tables-unknown" className={styles.part}>
      <h3 id="tables-unknown">{t('tables.unknown')}</h3>
      <p className={styles.soft}>{t('tables.unknownHint')}</p>
      <ul className={styles.unknown}>
        {each.map(({ name, label }) => (
          <li key={name}>
            <span>{label}</span>
            <select
              aria-label={t('tables.whatIs', { name })}
              value={valueOf(names[name])}
              onChange={(event) => set(name, event.target.value)}
            >
              <option value="">{t('tables.is.nothing')}</option>
              <option value="own">{t('tables.is.own')}</option>
              {(['part', 'same'] as const).map((is) =>
                known.map(({ key, name: region }) => (
                  <option key={`${is} ${key}`} value={`${is} ${key}`}>
                    {t(`tables.is.${is}`, { region: text(region) })}
                  </option>
                )),
              )}
            </select>
          </li>
        ))}
      </ul>
    </section>
  );
}
