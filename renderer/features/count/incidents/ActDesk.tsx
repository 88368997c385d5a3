import { type KeyboardEvent, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentView } from '../../../../shared/api/incidents.ts';
import type { Drafts } from '../../../components/drafts/drafts.ts';
import { Button } from '../../../components/ui/Button.tsx';
import { Failure } from '../../../components/ui/Failure.tsx';
import { Key } from '../../../components/ui/Key.tsx';
import { Notice } from '../../../components/ui/Notice.tsx';
import { useFormat } from '../../../i18n/useFormat.ts';
import { useNames } from '../names.ts';
import type { TabProps } from '../tabs.tsx';
import { Attached } from './Attached.tsx';
import { Fields } from './Fields.tsx';
import { type ActForm, emptyForm, formOf, inputOf, peopleIn, versionOf, type WrongField } from './form.ts';
import { History } from './History.tsx';
import { regionShown } from './region.ts';
import { useAct } from './useAct.ts';
import { useActKeys } from './useActKeys.ts';
import { useDraft } from './useDraft.ts';
import styles from './ActDesk.module.css';

interface Props extends Pick<TabProps, 'info' | 'election'> {
  /** The act; null for a new one. */
  view: IncidentView | null;
  /** Region that a new act begins with. */
  region: string;
  drafts: Drafts<ActForm>;
  typeRef: RefObject<HTMLInputElement | null>;
  onTold: (view: IncidentView) => void;
  onBack: () => void;
}

/** One act: what is said of it, its files, and all that was ever said of it. */
export function ActDesk({ info, election, view, region, drafts, typeRef, onTold, onBack }: Props) {
  const { t } = useTranslation();
  const names = useNames(election);
  const { language } = useFormat();
  const base = view
    ? formOf(view, election, regionShown(view, election, names))
    : emptyForm(election, region);
  const key = { scan: view?.id ?? 0, version: versionOf(view), form: election.id };
  const { form, dirty, change, drop } = useDraft(drafts, key, base, language);
  const act = useAct((told) => {
    drafts.forget(key.scan);
    onTold(told);
  });
  const [wrong, setWrong] = useState<readonly WrongField[]>([]);
  const readOnly = info.readOnly !== null;
  const suspects = peopleIn(form);

  const before = view?.history[0];
  const undo = view && before && !readOnly && !act.busy && !dirty ? () => act.tellSo(view, before) : null;
  useActKeys('KeyZ', { ctrl: true }, undo);

  /** Tells what is typed; answers the act as it is then, null where it could not be told. */
  async function save(): Promise<IncidentView | null> {
    if (readOnly || act.busy) return null;
    const input = inputOf(form);
    setWrong('wrong' in input ? input.wrong : []);
    if ('wrong' in input) return null;
    const seen = view && { incident: view.id, version: view.version, withdrawn: view.withdrawn };
    return act.tell({ ...input.said, election: election.id, ...seen });
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey && (event.code === 'Enter' || event.code === 'NumpadEnter')) void save();
    else if (event.code === 'Escape') onBack();
    else return;
    event.preventDefault();
  }

  return (
    <article className={styles.desk} aria-labelledby="act-title">
      <h2 id="act-title">{t(view ? 'incidents.edit' : 'incidents.new')}</h2>
      {view?.withdrawn && <Notice look="warn">{t('incidents.isWithdrawn')}</Notice>}
      <form
        className={styles.form}
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Fields {...{ form, wrong, election, names, typeRef }} onChange={change} />
        {suspects.length > 0 && (
          <Notice look="warn" role="status">
            {t('incidents.looksLikePeople', { text: suspects.join(', ') })}
          </Notice>
        )}
        {wrong.length > 0 && (
          <Notice look="bad" role="alert">
            {wrong.map((field) => t(`incidents.wrong.${field}`)).join('. ')}
          </Notice>
        )}
        {act.error && <Failure error={act.error} />}
        <div className={styles.buttons}>
          <Button type="submit" look="main" disabled={readOnly || act.busy || (!dirty && view !== null)}>
            {t('incidents.save')} <Key name="Ctrl ↵" />
          </Button>
          {dirty && <Button onClick={drop}>{t('incidents.drop')}</Button>}
          {view && !dirty && (
            <Button
              disabled={readOnly || act.busy}
              onClick={() => act.tellSo(view, view, { withdrawn: !view.withdrawn })}
            >
              {t(view.withdrawn ? 'incidents.bringBack' : 'incidents.withdraw')}
            </Button>
          )}
          <span role="status" className={styles.soft}>
            {dirty && t('incidents.draft')}
          </span>
        </div>
      </form>
      <Attached {...{ view, info, act, save }} dirty={dirty} />
      {view && view.history.length > 0 && (
        <History
          {...{ view, election, names }}
          disabled={readOnly || act.busy || dirty}
          onRestore={(told) => act.tellSo(view, told)}
        />
      )}
    </article>
  );
}
