import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useQuery } from '../../api/useQuery.ts';
import { Notice } from '../../components/ui/Notice.tsx';
import type { Form } from '../../../shared/forms/form.ts';
import { rowName } from '../../../shared/forms/names.ts';
import { mistakesIn, type Verdict, type WrongRow } from './verdict.ts';

/** What was right and wrong about a practice protocol, in one line: what its trap was about, or the first wrong row. */
export function VerdictLine({ verdict }: { verdict: Verdict }) {
  const { t, i18n } = useTranslation();
  const { data } = useQuery('forms.get', { id: verdict.form });
  const { scan, lesson } = verdict;
  const mistakes = mistakesIn(verdict);
  if (mistakes === 0)
    return (
      <Notice look="good" role="status">
        {t('practice.before', { scan })} {t(`practice.right.${lesson}`)}
      </Notice>
    );
  return (
    <Notice look="bad" role="status">
      {t('practice.before', { scan })} {data && whatIsWrong(verdict, data.form, i18n.language, t)}
      {mistakes > 1 && ` ${t('practice.more', { count: mistakes - 1 })}`}
    </Notice>
  );
}

function whatIsWrong({ wrong, refused }: Verdict, form: Form, language: string, t: TFunction): string {
  if (refused) return t('practice.wrong.refused');
  const [first] = wrong;
  return first ? wrongRow(first, rowName(form, first.field, language), t) : t('practice.wrong.marks');
}

function wrongRow({ paper, entered }: WrongRow, row: string, t: TFunction): string {
  if (paper.state === 'illegible') return t('practice.wrong.illegible', { row });
  const value = paper.value ?? 0;
  if (entered?.value === paper.value) return t('practice.wrong.corrected', { row });
  return typeof entered?.value === 'number'
    ? t('practice.wrong.number', { row, value, entered: entered.value })
    : t('practice.wrong.missing', { row, value });
}
