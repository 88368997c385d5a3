import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GivenFile } from '../../api/transport.ts';
import { Button } from '../ui/Button.tsx';
import { filesOfDrop, filesOfInput } from './files.ts';
import styles from './DropZone.module.css';

interface Props {
  /** What is to be dropped here, and kinds of files. */
  title: string;
  kinds: string;
  /** The button that comes first. */
  first: 'files' | 'folder';
  /** False where a folder means nothing: there is no button for one. */
  folders?: boolean;
  disabled: boolean;
  /** True if the host opens its own dialogs (desktop window); a browser has only its file inputs. */
  dialogs: boolean;
  onFiles: (files: readonly GivenFile[]) => void;
  onChoose: (what: 'files' | 'folder') => void;
}

/** Takes files and folders by drop, or by two buttons. */
export function DropZone({
  title,
  kinds,
  first,
  folders = true,
  disabled,
  dialogs,
  onFiles,
  onChoose,
}: Props) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const filesInput = useRef<HTMLInputElement>(null);
  const folderInput = useRef<HTMLInputElement>(null);

  const other = first === 'files' ? 'folder' : 'files';
  const ways = folders ? ([first, other] as const) : ([first] as const);

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    if (!disabled) void filesOfDrop(event.dataTransfer, dialogs).then(onFiles);
  }

  function choose(what: 'files' | 'folder'): void {
    if (dialogs) onChoose(what);
    else (what === 'files' ? filesInput : folderInput).current?.click();
  }

  return (
    <div
      className={[styles.zone, over && !disabled && styles.over].filter(Boolean).join(' ')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      data-testid="drop-zone"
    >
      <p className={styles.title}>{title}</p>
      <p className={styles.kinds}>{kinds}</p>
      <p className={styles.buttons}>
        {ways.map((what) => (
          <Button
            key={what}
            look={what === first ? 'main' : 'plain'}
            disabled={disabled}
            onClick={() => choose(what)}
          >
            {t(`drop.${what}`)}
          </Button>
        ))}
      </p>
      <HiddenInput ref={filesInput} label={t('drop.files')} folder={false} onFiles={onFiles} />
      <HiddenInput ref={folderInput} label={t('drop.folder')} folder onFiles={onFiles} />
    </div>
  );
}

interface HiddenInputProps {
  ref: React.Ref<HTMLInputElement>;
  label: string;
  folder: boolean;
  onFiles: Props['onFiles'];
}

function HiddenInput({ ref, label, folder, onFiles }: HiddenInputProps) {
  return (
    <input
      ref={ref}
      type="file"
      multiple
      hidden
      aria-label={label}
      {...(folder ? { webkitdirectory: '' } : {})}
      onChange={(event) => {
        if (event.target.files) onFiles(filesOfInput(event.target.files));
        // The same folder can be chosen again.
        event.target.value = '';
      }}
    />
  );
}
