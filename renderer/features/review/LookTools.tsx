import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import type { LookKey } from './desk/keys.ts';
import { runLook } from './runLook.ts';
import type { Look } from './useLook.ts';
import styles from './LookTools.module.css';

/** Signs of the tools and the keys that do the same. */
const tools = [
  ['−', 'zoom-out', 'smaller', '−'],
  ['+', 'zoom-in', 'larger', '='],
  ['↺', 'turn-left', 'left', 'Shift+F6'],
  ['↻', 'turn-right', 'right', 'Shift+F7'],
  ['☼', 'brighter', 'brighter', ']'],
  ['☾', 'darker', 'darker', '['],
  ['◑', 'harder', 'harder', 'Shift+]'],
] as const satisfies readonly (readonly [string, LookKey, string, string])[];

/** A click on a tool leaves the focus where it was: Enter goes on confirming rows. */
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

/** The picture tools of the whole page for the mouse; the keys do the same, and say so. */
export function LookTools({ look }: { look: Look }) {
  const { t } = useTranslation();
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('look.label')} onMouseDown={keepFocus}>
      {tools.map(([sign, key, name, shortcut]) => (
        <Button
          key={key}
          className={styles.tool}
          aria-label={t(`look.${name}`)}
          title={`${t(`look.${name}`)} (${shortcut})`}
          onClick={() => runLook(key, look, 'page')}
        >
          {sign}
        </Button>
      ))}
      <Button
        className={styles.tool}
        aria-pressed={look.light.ink}
        title={`${t('look.inkTitle')} (I)`}
        onClick={() => runLook('ink', look)}
      >
        {t('look.ink')}
      </Button>
      <Button className={styles.tool} title={`${t('look.reset')} (R)`} onClick={() => runLook('reset', look)}>
        {t('look.fit')}
      </Button>
    </div>
  );
}

/** The crop enlarged and made smaller by mouse. */
export function CropTools({ look }: { look: Look }) {
  const { t } = useTranslation();
  return (
    <div className={styles.cropTools} role="toolbar" aria-label={t('look.cropLabel')} onMouseDown={keepFocus}>
      {tools.slice(0, 2).map(([sign, key, name, shortcut]) => (
        <Button
          key={key}
          className={styles.tool}
          aria-label={t(`look.${name}`)}
          title={`${t(`look.${name}`)} (${shortcut})`}
          onClick={() => runLook(key, look, 'crop')}
        >
          {sign}
        </Button>
      ))}
    </div>
  );
}
