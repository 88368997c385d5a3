import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ElectionView } from '../../../../shared/api/counting.ts';
import { foldName } from '../../../../shared/protocol/count/regions.ts';
import { useFormat } from '../../../i18n/useFormat.ts';
import styles from './Fields.module.css';

interface Props {
  inputRef: RefObject<HTMLInputElement | null>;
  violations: ElectionView['violations'];
  /** Code of the chosen type; empty for none. */
  value: string;
  onChange: (code: string) => void;
  wrong: boolean;
}

/** A type of violation, found by its number in the list or by letters of its name. */
export function TypeChoice({ inputRef, violations, value, onChange, wrong }: Props) {
  const { t } = useTranslation();
  const { text } = useFormat();
  const list = useId();
  // Null while nothing is being typed: then the chosen type is shown.
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const options = violations.map(({ code, title, articles }, index) => ({
    code,
    number: String(index + 1),
    title: text(title),
    articles: text(articles),
  }));
  const findBy = (text: string) =>
    options.filter(({ code, number, title }) =>
      /^\d+$/.test(text.trim())
        ? number.startsWith(text.trim())
        : foldName(`${title} ${code}`).includes(foldName(text)),
    );
  const found = typed === null ? options : findBy(typed);
  const chosen = options.find(({ code }) => code === value);
  const open = typed !== null && violations.length > 0;

  function take(code: string): void {
    onChange(code);
    setTyped(null);
  }

  const option = useRef<HTMLLIElement>(null);
  // Newer browsers answer a promise, which is no way to end an effect.
  useEffect(() => void option.current?.scrollIntoView({ block: 'nearest' }), [at, open]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey) return;
    // The whole list, for who does not know what to type.
    if (!open && event.code === 'ArrowDown') setTyped('');
    if (!open) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.code];
    if (step !== undefined) setAt((before) => Math.max(0, Math.min(found.length - 1, before + step)));
    else if (event.code === 'Enter' || event.code === 'NumpadEnter') {
      const active = found[at];
      if (active) take(active.code);
    } else if (event.code === 'Escape') setTyped(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** What is typed counts as soon as it can mean but one type. */
  function onType(text: string): void {
    setTyped(text);
    setAt(0);
    const [only, ...others] = findBy(text);
    const exact = options.find(({ number }) => number === text.trim());
    const meant = exact ?? (others.length === 0 ? only : undefined);
    if (meant && text.trim() !== '') onChange(meant.code);
  }

  // Where the election's file lists no types, the code itself is typed.
  if (violations.length === 0)
    return (
      <label className={styles.field}>
        <span>{t('incidents.type')}</span>
        <input
          ref={inputRef}
          type="text"
          maxLength={64}
          value={value}
          aria-invalid={wrong}
          onChange={({ target }) => onChange(target.value)}
        />
      </label>
    );
  return (
    <div className={styles.type}>
      <label className={styles.field}>
        <span>{t('incidents.type')}</span>
        <input
          ref={inputRef}
          type="text"
          role="combobox"
          autoComplete="off"
          aria-expanded={open}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={open && found[at] ? `${list}-${found[at].code}` : undefined}
          aria-invalid={wrong}
          placeholder={t('incidents.typeHint')}
          value={typed ?? (chosen ? `${chosen.number}. ${chosen.title}` : value)}
          onFocus={({ target }) => target.select()}
          onChange={({ target }) => onType(target.value)}
          onKeyDown={onKeyDown}
          onBlur={() => setTyped(null)}
        />
      </label>
      {chosen && chosen.articles !== '' && <p className={styles.soft}>{chosen.articles}</p>}
      <ul id={list} role="listbox" aria-label={t('incidents.type')} className={styles.options} hidden={!open}>
        {found.map(({ code, number, title, articles }, index) => (
          <li
            key={code}
            ref={index === at ? option : null}
            id={`${list}-${code}`}
            role="option"
            aria-selected={index === at}
            // The field keeps the focus: its blur would close the list first.
            onMouseDown={(event) => {
              event.preventDefault();
              take(code);
            }}
          >
            <span className={styles.number}>{number}.</span> {title}{' '}
            <span className={styles.soft}>{articles}</span>
          </li>
        ))}
      </ul>
      {open && found.length === 0 && (
        <p role="status" className={styles.soft}>
          {t('incidents.noType')}
        </p>
      )}
    </div>
  );
}
