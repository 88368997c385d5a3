import type { ScanDetail } from '../../../shared/api/scans.ts';
import type { FormSummary } from '../../../shared/api/workspace.ts';

const storageKey = 'hattama.form';

/** The form to begin with: the scan's own, the nearest one, the one chosen last, else the one most used here. */
export function defaultForm(detail: ScanDetail, forms: readonly FormSummary[] | undefined): string | null {
  const latest = detail.entries[0]?.form ?? detail.form ?? detail.reading?.form;
  if (latest) return latest;
  if (!forms) return null;
  const usable = forms.filter(({ inUse }) => inUse);
  const remembered = sessionStorage.getItem(storageKey);
  return (usable.find(({ id }) => id === remembered) ?? usable[0] ?? forms[0])?.id ?? null;
}

export function rememberForm(id: string): void {
  sessionStorage.setItem(storageKey, id);
}
