import { useTranslation } from 'react-i18next';
import { useQuery } from '../../api/useQuery.ts';
import { Flags } from '../../components/checks/Flags.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Key } from '../../components/ui/Key.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import type { Form } from '../../../shared/forms/form.ts';
import { PaperFigure } from './PaperFigure.tsx';
import { alikeness, type PairRow } from './rows.ts';
import styles from './PairView.module.css';

interface Props {
  row: PairRow;
  forms: ReadonlyMap<string, Form>;
  firstRow: number;
  readOnly: boolean;
  busy: boolean;
  onJoin: () => void;
  onApart: () => void;
  onPart: () => void;
}

/** Two pictures side by side, how alike they are, and what can be said of them. */
export function PairView({ row, forms, firstRow, readOnly, busy, onJoin, onApart, onPart }: Props) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { one, other, likeness, annulled } = row;
  const formOf = (id: string | null) => forms.get(id ?? '');
  const proposed = likeness !== null;
  const mayAct = !readOnly && !busy;
  return (
    <article className={styles.view}>
      <header className={styles.head}>
        <h2>
          {one.station === null ? one.name : t('papers.station', { station: one.station })}
          {one.region && ` · ${one.region}`}
        </h2>
        {annulled && <strong className={styles.annulled}>{t('papers.annulled')}</strong>}
        <p className={styles.alike}>
          {proposed
            ? t(`papers.alike.${alikeness(likeness)}`, { percent: number(Math.floor(likeness * 100)) })
            : t('papers.joinedAs')}
        </p>
        <div className={styles.acts}>
          {proposed && (
            <>
              <Button look="main" disabled={!mayAct} onClick={onJoin}>
                {t('papers.join')} <Key name="↵" />
              </Button>
              <Button disabled={!mayAct} onClick={onApart}>
                {t('papers.apart')} <Key name="N" />
              </Button>
            </>
          )}
          {!proposed && (
            <Button disabled={!mayAct} onClick={onPart}>
              {t('papers.part')} <Key name="P" />
            </Button>
          )}
        </div>
      </header>
      {!proposed && <Difference row={row} form={formOf(one.form)} />}
      <div className={styles.pair}>
        <PaperFigure
          key={one.scan}
          paper={one}
          form={formOf(one.form)}
          firstRow={firstRow}
          role={t(proposed ? 'papers.one' : 'papers.leads')}
        />
        <PaperFigure
          key={other.scan}
          paper={other}
          form={formOf(other.form)}
          firstRow={firstRow}
          role={t(proposed ? 'papers.other' : 'papers.follows')}
        />
      </div>
    </article>
  );
}

/** In which rows the leading picture was confirmed otherwise than this one (F503); nothing where it was not. */
function Difference({ row: { one, other }, form }: { row: PairRow; form: Form | undefined }) {
  const { data } = useQuery('review.between', { scan: one.scan }, ['scan']);
  const flags = data
    ?.filter(({ scan }) => scan === one.scan)
    .flatMap(({ findings }) => findings)
    .filter(({ code, others }) => code === 'F503' && others.includes(other.scan));
  return form && flags && flags.length > 0 ? (
    <div className={styles.differs}>
      <Flags form={form} flags={flags} />
    </div>
  ) : null;
}
