import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '../api/useQuery.ts';
import { Button } from '../components/ui/Button.tsx';
import { toConfirm } from '../components/work/toConfirm.ts';
import { useFormat } from '../i18n/useFormat.ts';
import type { Person, WorkspaceInfo } from '../../shared/api/workspace.ts';
import { LanguageSelect } from './LanguageSelect.tsx';
import { applyTheme, rememberedTheme, themes } from './theme.ts';
import { type Screen, screens } from './useRoute.ts';
import styles from './Header.module.css';

interface Props {
  info: WorkspaceInfo;
  person: Person;
  screen: Screen;
  onGo: (screen: Screen) => void;
  onLeave: () => void;
}

/** Shown while there is something of it for this person: what needs other people, and the practice while they are at it. */
const onDemand: ReadonlySet<Screen> = new Set(['second', 'resolve', 'practice']);

/** Name of the workspace, the screens with what waits in each, language, theme and who sits here. */
export function Header({ info, person, screen, onGo, onLeave }: Props) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const { counts } = info;
  const { data: mine } = useQuery('work.mine', {}, ['scan', 'claim', 'work']);
  const waiting: Partial<Record<Screen, number>> = {
    queue: Object.values(counts).reduce((sum, count) => sum + count, 0),
    review: toConfirm(info),
    second: mine?.second ?? 0,
    resolve: mine?.resolve ?? 0,
    audit: counts.flagged,
    protocols: counts.final + counts.flagged,
  };
  const shown = screens.filter((each) => !onDemand.has(each) || each === screen || (waiting[each] ?? 0) > 0);
  return (
    <header className={styles.header}>
      <p className={styles.name} title={info.folder}>
        <strong>Hattama</strong> {info.name !== 'Hattama' && <span>{info.name}</span>}
      </p>
      <nav className={styles.nav} aria-label={t('nav.label')}>
        {shown.map((each) => (
          <a
            key={each}
            href={`#/${each}`}
            aria-current={each === screen ? 'page' : undefined}
            onClick={(event) => {
              event.preventDefault();
              onGo(each);
            }}
          >
            {t(`nav.${each}`)}
            {(waiting[each] ?? 0) > 0 && <span className={styles.count}>{number(waiting[each] ?? 0)}</span>}
          </a>
        ))}
      </nav>
      <div className={styles.tools}>
        <LanguageSelect />
        <ThemeButton />
        <Button look="quiet" onClick={onLeave} title={`${t(`role.${person.role}`)} · ${t('person.change')}`}>
          {person.code} <span className={styles.role}>· {t(`role.${person.role}`)}</span>
        </Button>
      </div>
    </header>
  );
}

const themeSigns = { system: '◐', light: '○', dark: '●' } as const;

function ThemeButton() {
  const { t } = useTranslation();
  const [theme, setTheme] = useState(rememberedTheme);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  return (
    <Button
      look="quiet"
      aria-label={t('theme.label', { theme: t(`theme.${theme}`) })}
      title={t('theme.label', { theme: t(`theme.${theme}`) })}
      onClick={() => {
        applyTheme(next);
        setTheme(next);
      }}
    >
      {themeSigns[theme]}
    </Button>
  );
}
