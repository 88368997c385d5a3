import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorOf } from '../../../api/client.ts';
import { useClient } from '../../../api/context.ts';
import { Button } from '../../../components/ui/Button.tsx';
import { Failure } from '../../../components/ui/Failure.tsx';
import { useFormat } from '../../../i18n/useFormat.ts';
import type { ElectionView } from '../../../../shared/api/counting.ts';
import type { CallError } from '../../../../shared/api/result.ts';
import type { PublicationView } from '../../../../shared/api/tables.ts';
import { publicationKinds } from '../../../../shared/protocol/count/counted.ts';
import { LEFT_OUT } from '../../../../shared/protocol/count/mapping.ts';
import styles from './TablesTab.module.css';
import { useMeanings } from './useMeanings.ts';

interface Props {
  tables: readonly PublicationView[];
  election: ElectionView;
  readOnly: boolean;
}

/** Tables that came in, by what they hold, the last version of each source first. */
export function Published({ tables, election, readOnly }: Props) {
  const { t } = useTranslation();
  const client = useClient();
  const [error, setError] = useState<CallError | null>(null);
  const withdraw = (publication: number, inForce: boolean) => {
    setError(null);
    client
      .call('tables.withdraw', { publication, inForce })
      .catch((thrown: unknown) => setError(errorOf(thrown)));
  };
  return (
    <section className={styles.published} aria-labelledby="tables-list">
      <h2 id="tables-list">{t('tables.list')}</h2>
      {error && <Failure error={error} />}
      {tables.length === 0 && <p className={styles.soft}>{t('tables.none')}</p>}
      {publicationKinds.map((kind) => {
        const of = tables.filter((each) => each.kind === kind);
        return (
          of.length > 0 && (
            <ul key={kind} aria-label={t(`tables.kinds.${kind}`)} className={styles.kind}>
              <li className={styles.kindName} aria-hidden="true">
                {t(`tables.kinds.${kind}`)}
              </li>
              {of.map((each) => (
                <Table key={each.id} table={each} election={election} readOnly={readOnly} onSet={withdraw} />
              ))}
            </ul>
          )
        );
      })}
    </section>
  );
}

interface TableProps {
  table: PublicationView;
  election: ElectionView;
  readOnly: boolean;
  onSet: (publication: number, inForce: boolean) => void;
}

function Table({ table, election, readOnly, onSet }: TableProps) {
  const { t } = useTranslation();
  const { number, time } = useFormat();
  const { id, source, published, version, versions, rows, inForce, person, at, file, columns } = table;
  const meanings = useMeanings(election, []);
  const taken = columns.filter(({ meaning }) => meaning !== LEFT_OUT);
  return (
    <li className={styles.table} data-in-force={inForce}>
      <p className={styles.source}>
        <strong>{source}</strong>
        {!inForce && <span className={styles.withdrawn}>{t('tables.withdrawn')}</span>}
      </p>
      <dl className={styles.facts}>
        <dt>{t('tables.published')}</dt>
        <dd>{published}</dd>
        <dt>{t('tables.version')}</dt>
        <dd>{t('tables.versionOf', { version: number(version), versions: number(versions) })}</dd>
        <dt>{t('tables.rows')}</dt>
        <dd>{number(rows)}</dd>
        <dt>{t('tables.file')}</dt>
        <dd title={file.sha256}>{file.name}</dd>
        <dt>{t('tables.by')}</dt>
        <dd>
          {person}, {time(at)}
        </dd>
      </dl>
      <details className={styles.columns}>
        <summary>{t('tables.how')}</summary>
        <dl className={styles.pairs}>
          {taken.map(({ text, meaning }) => (
            <div key={meaning}>
              <dt>{text}</dt>
              <dd>{meanings.name(meaning)}</dd>
            </div>
          ))}
        </dl>
      </details>
      <Button
        disabled={readOnly}
        aria-label={t(inForce ? 'tables.withdrawOf' : 'tables.restoreOf', { source, version })}
        onClick={() => onSet(id, !inForce)}
      >
        {t(inForce ? 'tables.withdraw' : 'tables.restore')}
      </Button>
    </li>
  );
}
