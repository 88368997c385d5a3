import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { Key } from '../../components/ui/Key.tsx';
import type { WorkspaceInfo } from '../../../shared/api/workspace.ts';
import type { PaperDocument } from '../../../shared/api/papers.ts';
import type { Form } from '../../../shared/forms/form.ts';
import { type Linking, pageKinds, useLinking } from './useLinking.ts';
import type { PaperActs } from './usePaperActs.ts';
import styles from './DocumentView.module.css';

interface Props {
  row: PaperDocument;
  info: WorkspaceInfo;
  forms: ReadonlyMap<string, Form>;
  acts: PaperActs;
  stationRef: RefObject<HTMLInputElement | null>;
  onBack: () => void;
}

/** Says what a page does to which protocol: its kind, the station's number, and which picture where there are several. */
export function LinkForm(props: Props) {
  const { acts, stationRef, onBack } = props;
  const { t } = useTranslation();
  const linking = useLinking(props);
  const { kind, setKind, typed, type, station, ready } = linking;
  const onKeyDown = (event: KeyboardEvent) => event.code === 'Escape' && onBack();
  return (
    <form
      className={styles.form}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        linking.link();
        onBack();
      }}
    >
      <fieldset className={styles.kinds}>
        <legend>{t('papers.what')}</legend>
        {pageKinds.map((each) => (
          <label key={each}>
            <input type="radio" name="kind" checked={kind === each} onChange={() => setKind(each)} />
            {t(`papers.kind.${each}`)}
          </label>
        ))}
      </fieldset>
      <label className={styles.field}>
        {t('papers.stationNumber')}
        <input
          ref={stationRef}
          type="text"
          inputMode="numeric"
          maxLength={5}
          value={typed}
          onChange={(event) => type(event.target.value)}
        />
      </label>
      {station !== null && <Targets linking={linking} />}
      <Button type="submit" look="main" disabled={acts.busy || !ready}>
        {t('papers.link')} <Key name="↵" />
      </Button>
    </form>
  );
}

/** The protocols that may be meant, and, of a document, the station itself. */
function Targets({ linking }: { linking: Linking }) {
  const { t } = useTranslation();
  const { kind, protocols, target, setTarget, region, setRegion } = linking;
  const isDocument = kind !== 'picture';
  return (
    <fieldset className={styles.targets}>
      <legend>{t('papers.whichProtocol')}</legend>
      {protocols.map(({ id, region: of, name, status }) => (
        <label key={id}>
          <input type="radio" name="target" checked={target === id} onChange={() => setTarget(id)} />
          <span>{[of, name, t(`status.${status}`)].filter(Boolean).join(' · ')}</span>
        </label>
      ))}
      {!isDocument && protocols.length === 0 && <p>{t('papers.noProtocol')}</p>}
      {isDocument && (
        <label>
          <input type="radio" name="target" checked={target === 0} onChange={() => setTarget(0)} />
          {t('papers.noPicture')}
        </label>
      )}
      {isDocument && target === 0 && (
        <label className={styles.field}>
          {t('papers.region')}
          <input
            type="text"
            maxLength={200}
            value={region}
            onChange={(event) => setRegion(event.target.value)}
          />
        </label>
      )}
    </fieldset>
  );
}
