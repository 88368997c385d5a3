import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import type { Look } from './useLook.ts';
import styles from './LookTools.module.css';

/** Turning and zooming an unplaced picture by mouse; the keys do the same. */
export function LookTools({ look, onFit }: { look: Look; onFit: () => void }) {
  const { t } = useTranslation();
  const tools = [
    ['↺', t('look.left'), () => look.setTilt((tilt) => tilt - 90)],
    ['↻', t('look.right'), () => look.setTilt((tilt) => tilt + 90)],
    ['−', t('look.smaller'), () => look.setZoom((zoom) => zoom / 1.25)],
    ['+', t('look.larger'), () => look.setZoom((zoom) => zoom * 1.25)],
  ] as const;
  return (
    <div
      className={styles.tools}
      role="toolbar"
      aria-label={t('look.label')}
      // A press on a button is no drag of the picture below it.
      onPointerDown={(event) => event.stopPropagation()}
    >
      {tools.map(([sign, label, turn]) => (
        <Button key={sign} aria-label={label} title={label} onClick={turn}>
          {sign}
        </Button>
      ))}
      <Button
        onClick={() => {
          look.setZoom(() => 1);
          onFit();
        }}
      >
        {t('look.fit')}
      </Button>
    </div>
  );
}
