import { useState } from 'react';
import type { DraftKey, Drafts } from '../../../components/drafts/drafts.ts';
import { type ActForm, isSame } from './form.ts';

/** What is typed of an act and not told yet; it outlives leaving the act, the screen and the program. */
export interface ActDraft {
  form: ActForm;
  /** Something was typed that the act does not say. */
  dirty: boolean;
  change: (changed: Partial<ActForm>) => void;
  /** Goes back to what the act says. */
  drop: () => void;
}

/**
 * @param base what the act says; of a new one nothing
 * @param language of the screen: names of regions in the form are in it
 */
export function useDraft(drafts: Drafts<ActForm>, key: DraftKey, base: ActForm, language: string): ActDraft {
  const begin = () => drafts.find(key) ?? drafts.before(key) ?? base;
  const about = `${key.scan} ${key.version} ${language}`;
  const [typing, setTyping] = useState(() => ({ about, form: begin() }));
  // Another version is told, in the same fields: whoever stands in one of them stays there.
  if (typing.about !== about) setTyping({ about, form: begin() });
  const { form } = typing;
  const setForm = (next: ActForm) => setTyping({ about, form: next });
  return {
    form,
    dirty: !isSame(form, base),
    change(changed) {
      const next = { ...form, ...changed };
      setForm(next);
      if (isSame(next, base)) drafts.forget(key.scan);
      else drafts.keep(key, next);
    },
    drop() {
      setForm(base);
      drafts.forget(key.scan);
    },
  };
}
