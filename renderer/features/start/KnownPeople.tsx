import { useTranslation } from 'react-i18next';
import type { Person } from '../../../shared/api/workspace.ts';
import styles from './StartScreen.module.css';

interface Props {
  people: readonly Person[];
  /** Index of the one whose code stands in the field; -1 for nobody. */
  chosen: number;
  onChoose: (person: Person) => void;
}

export const personId = (index: number) => `person-${index}`;

/** Who is known in this workspace already: picked with the arrow keys from the field, or by a click. */
export function KnownPeople({ people, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <ul id="people" role="listbox" aria-label={t('start.known')} className={styles.people}>
      {people.map((person, index) => (
        <li
          key={person.code}
          id={personId(index)}
          ref={(item) => {
            if (index === chosen) item?.scrollIntoView({ block: 'nearest' });
          }}
          role="option"
          aria-selected={index === chosen}
          onClick={() => onChoose(person)}
        >
          <strong>{person.code}</strong> {t(`role.${person.role}`)}
        </li>
      ))}
    </ul>
  );
}
