import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { Dialog } from '../../components/ui/Dialog.tsx';
import { Key } from '../../components/ui/Key.tsx';
import styles from './KeySheet.module.css';

/** Keys of the keyboard and of the numeric keypad, with what they do. */
const entryKeys = [
  [['0–9'], ['0–9'], 'digits'],
  [['Enter', '↓', 'Tab'], ['Enter'], 'confirm'],
  [['↑', 'Shift+Tab'], ['−'], 'back'],
  [['F2', 'B'], ['/'], 'blank'],
  [['F3', 'X'], ['*'], 'illegible'],
  [['F4', 'C'], ['+'], 'corrected'],
  [['D'], [], 'dash'],
  [['Z'], [], 'filler'],
  [['N'], [], 'failure'],
  [['F8'], [], 'editBox'],
  [['Shift+F8'], [], 'place'],
  [['F9'], [], 'cannotEnter'],
  [['Ctrl+Enter'], [], 'saveAsIs'],
  [['Ctrl+Z'], [], 'undo'],
  [['Ctrl+Y', 'Ctrl+Shift+Z'], [], 'redo'],
  [['Alt+←'], [], 'previous'],
  [['Esc'], [], 'pause'],
] as const;

const pictureKeys = [
  [['Space'], ['.'], 'whole'],
  [['−', '='], [], 'zoom'],
  [['Shift+↑', '↓', '←', '→'], [], 'pan'],
  [['F6', 'F7'], [], 'tilt'],
  [['Shift+F6', 'Shift+F7'], [], 'turn'],
  [['[', ']'], [], 'light'],
  [['Shift+[', 'Shift+]'], [], 'contrast'],
  [['I'], [], 'ink'],
  [['R'], [], 'reset'],
] as const;

export function KeySheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <div className={styles.sheets}>
        <Sheet keys={entryKeys} />
        <Sheet keys={pictureKeys} />
      </div>
      <Button look="main" autoFocus onClick={onClose}>
        {t('keys.close')}
      </Button>
      <a className={styles.practice} href="#/practice" onClick={onClose}>
        {t('practice.open')}
      </a>
    </Dialog>
  );
}

function Sheet({ keys }: { keys: typeof entryKeys | typeof pictureKeys }) {
  const { t } = useTranslation();
  return (
    <table className={styles.sheet}>
      <thead>
        <tr>
          <th scope="col">{t('keys.keyboard')}</th>
          <th scope="col">{t('keys.keypad')}</th>
          <th scope="col">{t('keys.does')}</th>
        </tr>
      </thead>
      <tbody>
        {keys.map(([keyboard, keypad, name]) => (
          <tr key={name}>
            <td>
              {keyboard.map((key) => (
                <Key key={key} name={key} />
              ))}
            </td>
            <td>
              {keypad.map((key) => (
                <Key key={key} name={key} />
              ))}
            </td>
            <td>{t(`keys.${name}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
