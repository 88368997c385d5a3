import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentFile, IncidentView } from '../../../../shared/api/incidents.ts';
import { fileNameTold } from '../../../../shared/protocol/count/incidents.ts';
import type { CallError } from '../../../../shared/api/result.ts';
import { errorOf } from '../../../api/client.ts';
import { useClient } from '../../../api/context.ts';
import { imageUrl } from '../../../api/images.ts';
import { filesOfInput } from '../../../components/drop/files.ts';
import { Button } from '../../../components/ui/Button.tsx';
import { Dialog } from '../../../components/ui/Dialog.tsx';
import { fetchDownload } from '../../../components/ui/download.ts';
import { Failure } from '../../../components/ui/Failure.tsx';
import type { TabProps } from '../tabs.tsx';
import type { ActDoing } from './useAct.ts';
import { usePaths } from './usePaths.ts';
import styles from './Attached.module.css';

interface Props extends Pick<TabProps, 'info'> {
  view: IncidentView | null;
  act: ActDoing;
  /** Something is typed that was not told yet: it is told before files are attached. */
  dirty: boolean;
  save: () => Promise<IncidentView | null>;
}

/** Px of a small picture, and of one that is looked at. */
const SMALL = 240;
const LARGE = 2000;

/** Files of an act: pictures as they are, others by name; more are attached, each kept under its hash. */
export function Attached({ view, info, act, dirty, save }: Props) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const paths = usePaths();
  const [large, setLarge] = useState<IncidentFile | null>(null);
  const disabled = info.readOnly !== null || act.busy;
  const files = view?.files ?? [];

  async function attach(given: () => Promise<string[] | null>): Promise<void> {
    const chosen = await given();
    if (!chosen || chosen.length === 0) return;
    const told = view && !dirty ? view : await save();
    if (told) await act.attach(told, chosen);
  }

  return (
    <section className={styles.attached} aria-labelledby="act-files">
      <h3 id="act-files">{t('incidents.attached')}</h3>
      {files.length > 0 && (
        <ul className={styles.files}>
          {files.map((file) => (
            <AttachedOne
              key={file.sha256}
              file={file}
              disabled={disabled || dirty}
              onLarge={() => setLarge(file)}
              onTakeOff={() =>
                view &&
                act.tellSo(view, {
                  ...view,
                  files: view.files.filter(({ sha256 }) => sha256 !== file.sha256),
                })
              }
            />
          ))}
        </ul>
      )}
      {paths.error && <Failure error={paths.error} />}
      {paths.refused.map((name) => (
        <p key={name} role="alert">
          {t('incidents.notHanded', { name })}
        </p>
      ))}
      <Button
        disabled={disabled}
        onClick={() => (info.host.dialogs ? void attach(paths.choose) : input.current?.click())}
      >
        {t('incidents.attach')}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('incidents.attach')}
        onChange={({ target }) => {
          const given = filesOfInput(target.files ?? new DataTransfer().files);
          void attach(() => paths.hand(given));
          // The same file can be chosen again.
          target.value = '';
        }}
      />
      {large && (
        <Dialog title={large.name} onClose={() => setLarge(null)}>
          <img
            className={styles.large}
            src={imageUrl({ kind: 'kept', sha256: large.sha256, side: LARGE })}
            alt={large.name}
          />
        </Dialog>
      )}
    </section>
  );
}

interface OneProps {
  file: IncidentFile;
  disabled: boolean;
  onLarge: () => void;
  onTakeOff: () => void;
}

function AttachedOne({ file, disabled, onLarge, onTakeOff }: OneProps) {
  const { t } = useTranslation();
  const client = useClient();
  const [error, setError] = useState<CallError | null>(null);
  const [copied, setCopied] = useState<string | null>(null);
  const { sha256, name, bytes, picture } = file;

  async function copyOut(): Promise<void> {
    setError(null);
    try {
      const saved = await client.call('incidents.file', { sha256, name });
      if (saved?.download) fetchDownload(saved.download);
      // A browser saves the file itself, where only it knows.
      setCopied(saved && (saved.download ? fileNameTold(saved.path) : saved.path));
    } catch (thrown) {
      setError(errorOf(thrown));
    }
  }

  return (
    <li className={styles.file}>
      {picture && (
        <button
          type="button"
          className={styles.small}
          aria-label={t('incidents.show', { name })}
          onClick={onLarge}
        >
          <img src={imageUrl({ kind: 'kept', sha256, side: SMALL })} alt="" />
        </button>
      )}
      <span className={styles.name} title={sha256}>
        {name}
      </span>
      {bytes === null && <span className={styles.soft}>{t('incidents.away')}</span>}
      <span className={styles.acts}>
        {bytes !== null && (
          <Button
            look="quiet"
            aria-label={t('incidents.copyOutOne', { name })}
            onClick={() => void copyOut()}
          >
            {t('incidents.copyOut')}
          </Button>
        )}
        <Button
          look="quiet"
          disabled={disabled}
          aria-label={t('incidents.takeOffOne', { name })}
          onClick={onTakeOff}
        >
          {t('incidents.takeOff')}
        </Button>
      </span>
      {copied && <span role="status">{t('incidents.copied', { path: copied })}</span>}
      {error && <Failure error={error} />}
    </li>
  );
}
