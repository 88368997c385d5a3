import { useTranslation } from 'react-i18next';
import { Notice } from '../../../components/ui/Notice.tsx';
import { useFormat } from '../../../i18n/useFormat.ts';
import type { ElectionView } from '../../../../shared/api/counting.ts';
import type { TableLook } from '../../../../shared/api/tables.ts';
import { cellName } from '../../../../shared/protocol/cell-name.ts';
import styles from './LookDesk.module.css';
import { useMeanings } from './useMeanings.ts';

interface Props {
  look: TableLook;
  election: ElectionView;
}

const levels = ['country', 'region', 'district', 'station'] as const;
/** So many cells a person looks through; of more the table itself has to be put right. */
const MOST = 200;

/** What taking the table as it is understood would give, and what it would not. */
export function Outcome({ look, election }: Props) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { taking, mapping } = look;
  const { name } = useMeanings(election, mapping.columns);
  const some = levels.filter((level) => taking.levels[level] > 0);
  return (
    <section aria-labelledby="tables-gives" className={styles.part}>
      <h3 id="tables-gives">{t('tables.gives')}</h3>
      {some.length === 0 && (
        <Notice look="warn" role="status">
          {t('tables.nothingComes')}
        </Notice>
      )}
      <dl className={styles.numbers} aria-live="polite">
        {some.map((level) => (
          <div key={level}>
            <dt>{t(`tables.level.${level}`)}</dt>
            <dd>{number(taking.levels[level])}</dd>
          </div>
        ))}
        {taking.leftOut > 0 && (
          <div>
            <dt>{t('tables.leftOut')}</dt>
            <dd>{number(taking.leftOut)}</dd>
          </div>
        )}
      </dl>
      {taking.figures.length > 0 && (
        <>
          <h4>{t('tables.figures')}</h4>
          <dl className={styles.numbers}>
            {taking.figures.map(({ key, rows }) => (
              <div key={key}>
                <dt>{name(key)}</dt>
                <dd>{number(rows)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <Problems look={look} />
    </section>
  );
}

function Problems({ look }: Pick<Props, 'look'>) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { problems, problemCount } = look.taking;
  if (problemCount === 0) return null;
  const shown = problems.slice(0, MOST);
  return (
    <>
      <h4 id="tables-problems">{t('tables.problems')}</h4>
      <ul className={styles.problems} aria-labelledby="tables-problems">
        {shown.map(({ row, column, text, why, leftOut }) => (
          <li key={`${row} ${column ?? ''} ${why}`}>
            <span className={styles.where}>
              {column === null
                ? t('tables.problemPlace', { row })
                : t('tables.problemCell', { cell: cellName(row - 1, column) })}
            </span>
            <span>
              {text !== '' && <q>{text}</q>} {t(`tables.problem.${why}`)}
            </span>
            <span className={styles.soft}>{t(`tables.effect.${leftOut}`)}</span>
          </li>
        ))}
      </ul>
      {problemCount > shown.length && (
        <p className={styles.soft}>{t('tables.more', { n: number(problemCount - shown.length) })}</p>
      )}
    </>
  );
}
