import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '../../../api/useQuery.ts';
import { Button } from '../../../components/ui/Button.tsx';
import { Failure } from '../../../components/ui/Failure.tsx';
import { Key } from '../../../components/ui/Key.tsx';
import { Head } from './Head.tsx';
import { PublishedHead } from './PublishedHead.tsx';
import { Unbroken } from './Unbroken.tsx';
import styles from './LogPart.module.css';

/** The head of the log, to be published; whether everything is as the log says; and what became of a head published earlier. */
export function LogPart({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation();
  const { data: head, error } = useQuery('audit.head', {}, ['scan', 'intake', 'work']);
  const title = useRef<HTMLHeadingElement>(null);
  const onEscape = useEffectEvent((event: KeyboardEvent) => {
    if (event.code === 'Escape' && !event.defaultPrevented) onBack();
  });
  useEffect(() => {
    title.current?.focus();
    const listen = (event: KeyboardEvent) => onEscape(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return (
    <div className={styles.screen}>
      <header className={styles.top}>
        <h1 ref={title} tabIndex={-1}>
          {t('log.title')}
        </h1>
        <Button look="quiet" onClick={onBack}>
          {t('log.back')} <Key name="Esc" />
        </Button>
      </header>
      {error && <Failure error={error} />}
      {head && <Head head={head} />}
      <Unbroken />
      <PublishedHead />
    </div>
  );
}
