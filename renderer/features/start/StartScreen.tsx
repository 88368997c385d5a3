import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOf } from '../../api/client.ts';
import { useClient } from '../../api/context.ts';
import { useQuery } from '../../api/useQuery.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Failure } from '../../components/ui/Failure.tsx';
import type { Person } from '../../../shared/api/workspace.ts';
import type { CallError } from '../../../shared/api/result.ts';
import { type Role, roles } from '../../../shared/protocol/status.ts';
import { PracticeOffer } from './PracticeOffer.tsx';
import { KnownPeople, personId } from './KnownPeople.tsx';
import styles from './StartScreen.module.css';

interface Props {
  workspace: string;
  /** Takes the seat; rejects with `CallFailed`. */
  onBegin: (person: Person) => Promise<void>;
  /** Opens the practice for the person who has just taken the seat. */
  onPractise: () => void;
}

/** Letters, digits, - and _, as the contract wants a person's code. */
const codePattern = /^[\p{L}\p{N}_-]{1,20}$/u;
const nobody: readonly Person[] = [];

/** Asked once a session: a code, never a name, and what the person does here. */
export function StartScreen({ workspace, onBegin, onPractise }: Props) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [role, setRole] = useState<Role>('volunteer');
  const [wrong, setWrong] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  const { data: people = nobody } = useQuery('people.list', {});
  const chosen = people.findIndex((person) => person.code === code.trim());

  /** Whoever is known comes with their role. */
  function enter(text: string): void {
    const known = people.find((person) => person.code === text.trim());
    setCode(text);
    if (known) setRole(known.role);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const by = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
    const next = people[Math.max(0, Math.min(people.length - 1, chosen + by))];
    if (by === 0 || !next) return;
    event.preventDefault();
    enter(next.code);
  }
  const [offered, setOffered] = useState(false);
  const client = useClient();
  const person = { code: code.trim(), role };
  const failed = (thrown: unknown) => setError(errorOf(thrown));

  async function begin(): Promise<void> {
    const { due } = await client.call('practice.due', { code: person.code });
    if (due && role === 'volunteer') setOffered(true);
    else await onBegin(person);
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    const fits = codePattern.test(person.code);
    setWrong(!fits);
    if (fits) begin().catch(failed);
  }

  if (offered)
    return (
      <main className={styles.start}>
        <PracticeOffer
          code={person.code}
          error={error}
          onPractise={() => void onBegin(person).then(onPractise, failed)}
          onSkip={() => void onBegin(person).catch(failed)}
        />
      </main>
    );
  return (
    <main className={styles.start}>
      <form className={styles.card} onSubmit={submit} noValidate>
        <p className={styles.workspace}>{workspace === 'Hattama' ? workspace : `Hattama · ${workspace}`}</p>
        <h1>{t('start.title')}</h1>
        <label className={styles.code}>
          {t('start.code')}
          <input
            type="text"
            autoFocus
            autoComplete="off"
            maxLength={20}
            spellCheck={false}
            value={code}
            aria-describedby="code-help"
            aria-invalid={wrong}
            aria-controls={people.length > 0 ? 'people' : undefined}
            aria-activedescendant={chosen >= 0 ? personId(chosen) : undefined}
            onKeyDown={onKeyDown}
            onChange={(event) => enter(event.target.value)}
          />
        </label>
        <p id="code-help" className={wrong ? styles.wrong : styles.help}>
          {wrong ? t('start.codeWrong') : t('start.codeHelp')}
        </p>
        {people.length > 0 && (
          <KnownPeople people={people} chosen={chosen} onChoose={(person) => enter(person.code)} />
        )}
        <fieldset className={styles.roles}>
          <legend>{t('start.role')}</legend>
          {roles.map((each) => (
            <label key={each} className={styles.role}>
              <input type="radio" name="role" checked={role === each} onChange={() => setRole(each)} />
              <span>
                {t(`role.${each}`)}
                <small>{t(`start.roleHelp.${each}`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        {error && <Failure error={error} />}
        <Button look="main" type="submit">
          {t('start.begin')}
        </Button>
      </form>
    </main>
  );
}
