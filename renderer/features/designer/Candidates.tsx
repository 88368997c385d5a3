import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { Design } from '../../../shared/forms/design.ts';
import { freeId } from './drawing/naming.ts';
import styles from './FormStep.module.css';

type Candidate = Design['candidates'][number];

interface Props {
  candidates: readonly Candidate[];
  onChange: (candidates: Candidate[]) => void;
}

/** Candidates or parties in the order of the paper; Enter in the last name adds another. */
export function Candidates({ candidates, onChange }: Props) {
  const { t } = useTranslation();
  const { language, text, number } = useFormat();
  const set = (at: number, changes: Partial<Candidate>) =>
    onChange(candidates.map((each, n) => (n === at ? { ...each, ...changes } : each)));
  const add = () =>
    onChange([...candidates, { id: freeId(`c${candidates.length + 1}`, candidates), name: {} }]);
  return (
    <section className={styles.group}>
      <h2>{t('designer.candidates')}</h2>
      <ol className={styles.candidates}>
        {candidates.map(({ id, name }, at) => (
          <li key={at}>
            <label className={styles.grow}>
              <span className="visually-hidden">{t('designer.candidateName', { n: number(at + 1) })}</span>
              <input
                type="text"
                autoFocus={text(name) === ''}
                lang={language}
                maxLength={500}
                placeholder={text(name)}
                value={name[language] ?? ''}
                onChange={(event) => set(at, { name: { ...name, [language]: event.target.value } })}
                onKeyDown={(event) => {
                  if (event.code !== 'Enter' || at !== candidates.length - 1) return;
                  event.preventDefault();
                  add();
                }}
              />
            </label>
            <label className={styles.short}>
              <span className="visually-hidden">{t('designer.candidateId', { n: number(at + 1) })}</span>
              <input
                type="text"
                maxLength={64}
                value={id}
                onChange={(event) => set(at, { id: event.target.value.trim() })}
              />
            </label>
            <Button
              look="quiet"
              aria-label={t('designer.removeCandidate', { name: text(name) || id })}
              onClick={() => onChange(candidates.filter((_, n) => n !== at))}
            >
              ✕
            </Button>
          </li>
        ))}
      </ol>
      <div>
        <Button onClick={add}>{t('designer.addCandidate')}</Button>
      </div>
    </section>
  );
}
