import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../../../shared/api/result.ts';
import { transitionErrors } from '../../../shared/protocol/transitions.ts';
import { Notice } from './Notice.tsx';

/** An error of a call in the person's language; the English detail is there for the help desk. */
export function Failure({ error, action }: { error: CallError; action?: ReactNode }) {
  const { t } = useTranslation();
  const problem = transitionErrors.find((each) => each === error.params?.['problem']);
  return (
    <Notice look="bad" role="alert" action={action}>
      <span title={error.message}>{problem ? t(`problem.${problem}`) : t(`error.${error.reference}`)}</span>
    </Notice>
  );
}
