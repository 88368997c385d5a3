import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { Design } from '../../../shared/forms/design.ts';
import type { Problem } from './drawing/problems.ts';
import styles from './DraftScreen.module.css';

interface Props {
  problems: readonly Problem[];
  design: Design;
  onGo: (problem: Problem) => void;
}

/** How many things are still to be mended, and on request which; each leads to its field. */
export function Problems({ problems, design, onGo }: Props) {
  const { t } = useTranslation();
  const { text } = useFormat();
  const [isOpen, setOpen] = useState(false);
  if (problems.length === 0) return <span className={styles.clean}>✓ {t('designer.noProblems')}</span>;
  const nameOf = ({ field }: Problem) => {
    const found = field === null ? undefined : design.fields[field];
    return found ? found.row || text(found.label) || found.id : null;
  };
  return (
    <div className={styles.problems}>
      <Button aria-expanded={isOpen} aria-controls="problems" onClick={() => setOpen(!isOpen)}>
        ! {t('designer.problems', { count: problems.length })}
      </Button>
      {isOpen && (
        <ul id="problems">
          {problems.map((problem) => (
            <li key={`${problem.kind} ${problem.field ?? ''}`}>
              <button
                type="button"
                title={problem.detail}
                onClick={() => {
                  setOpen(false);
                  onGo(problem);
                }}
              >
                {nameOf(problem) !== null && <strong>{nameOf(problem)}: </strong>}
                {t(`designer.problem.${problem.kind}`)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
