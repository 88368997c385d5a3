import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOf } from '../../api/client.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Failure } from '../../components/ui/Failure.tsx';
import type { Person } from '../../../shared/api/outputs.ts';
import type { CallError } from '../../../shared/api/result.ts';
import { type Role, roles } from '../../../shared/protocol/status.ts';
import styles from './StartScreen.module.css';

interface Props {
  workspace: string;
  /** Takes the seat; rejects with `CallFailed`. */
  onBegin: (person: Person) => Promise<void>;
}

/** Letters, digits, - and _, as the contract wants a person's code. */
const codePattern = /^[\p{L}\p{N}_-]{1,20}$/u;

/** Asked once a session: a code, never a name, and what the person does here. */
export function StartScreen({ workspace, onBegin }: Props) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [role, setRole] = useState<Role>('volunteer');
  const [wrong, setWrong] = useState(false);
  const [error, setError] = useState<CallError | null>(null);

  function begin(event: FormEvent): void {
    event.preventDefault();
    const fits = codePattern.test(code.trim());
    setWrong(!fits);
    if (fits) onBegin({ code: code.trim(), role }).catch((thrown: unknown) => setError(errorOf(thrown)));
  }

  return (
    <main className={styles.start}>
      <form className={styles.card} onSubmit={begin} noValidate>
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
            onChange={(event) => setCode(event.target.value)}
          />
        </label>
        <p id="code-help" className={wrong ? styles.wrong : styles.help}>
          {wrong ? t('start.codeWrong') : t('start.codeHelp')}
        </p>
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
