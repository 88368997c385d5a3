import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../api/context.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Failure } from '../../components/ui/Failure.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { FormDraft } from '../../../shared/api/designs.ts';
import { CornersStep } from './CornersStep.tsx';
import { beginDrawing, draw } from './drawing/drawing.ts';
import { type Problem, problemsOf } from './drawing/problems.ts';
import { FieldsStep } from './FieldsStep.tsx';
import { FormStep } from './FormStep.tsx';
import { Problems } from './Problems.tsx';
import { Saved } from './Saved.tsx';
import { TryStep } from './TryStep.tsx';
import type { KeptDraft } from './useDraft.ts';
import styles from './DraftScreen.module.css';

const steps = ['corners', 'fields', 'form', 'try'] as const;
type Step = (typeof steps)[number];

interface Props {
  kept: KeptDraft;
  draft: FormDraft;
  folder: string;
  onClose: () => void;
  onReload: () => void;
}

/** The four steps of drawing a form: its page, its fields, what it is, and how it reads; they can be taken in any order. */
export function DraftDesk({ kept, draft, folder, onClose, onReload }: Props) {
  const { t } = useTranslation();
  const client = useClient();
  const { text } = useFormat();
  const [step, setStep] = useState<Step>(draft.page ? 'fields' : 'corners');
  const [drawing, dispatch] = useReducer(draw, draft.design, beginDrawing);
  const { design } = drawing;
  const problems = useMemo(() => problemsOf(design), [design]);

  const seen = useRef(design);
  const { keep } = kept;
  useEffect(() => {
    if (seen.current === design) return;
    seen.current = design;
    keep(design);
  }, [design, keep]);

  function toProblem({ field }: Problem): void {
    if (field !== null) dispatch({ type: 'select', index: field });
    setStep(field === null ? 'form' : 'fields');
  }

  const save = () => kept.change(({ id, version }) => client.call('designer.save', { draft: id, version }));

  return (
    <div className={styles.desk}>
      <header className={styles.head}>
        <Button look="quiet" onClick={onClose}>
          ← {t('designer.back')}
        </Button>
        <h1 className={styles.title}>{text(design.title) || draft.name}</h1>
        <div role="tablist" aria-label={t('designer.steps')} className={styles.steps}>
          {steps.map((each) => (
            <button
              key={each}
              type="button"
              role="tab"
              id={`step-${each}`}
              aria-selected={step === each}
              aria-controls="step"
              disabled={each !== 'corners' && each !== 'form' && !draft.page}
              onClick={() => setStep(each)}
            >
              {t(`designer.step.${each}`)}
            </button>
          ))}
        </div>
        <span className={styles.state} role="status">
          {kept.isBusy ? t('designer.keeping') : t('designer.kept')}
        </span>
        <Problems problems={problems} design={design} onGo={toProblem} />
        <Button
          look="main"
          disabled={problems.length > 0 || !draft.page || kept.isBusy}
          onClick={() => void save()}
        >
          {t('designer.save')}
        </Button>
      </header>
      {kept.error?.reference === 'changed-meanwhile' ? (
        <Notice look="bad" role="alert" action={<Button onClick={onReload}>{t('designer.reload')}</Button>}>
          {t('designer.changedMeanwhile')}
        </Notice>
      ) : (
        kept.error && <Failure error={kept.error} />
      )}
      {draft.saved && !kept.isBusy && <Saved saved={draft.saved} folder={folder} />}
      <div role="tabpanel" id="step" aria-labelledby={`step-${step}`} className={styles.step}>
        {step === 'corners' && (
          <CornersStep
            draft={draft}
            isBusy={kept.isBusy}
            onStraighten={async (page) => {
              const next = await kept.change(({ id, version }) =>
                client.call('designer.straighten', { draft: id, version, ...page }),
              );
              if (!next) return;
              dispatch({ type: 'page', page: page.size });
              setStep('fields');
            }}
          />
        )}
        {step === 'fields' && draft.page && (
          <FieldsStep draft={draft.id} page={draft.page} drawing={drawing} dispatch={dispatch} />
        )}
        {step === 'form' && <FormStep design={design} dispatch={dispatch} />}
        {step === 'try' && <TryStep draft={draft.id} design={design} hasProblems={problems.length > 0} />}
      </div>
    </div>
  );
}
