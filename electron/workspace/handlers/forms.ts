import { formById } from '../../review/form-book.ts';
import { readMeta } from '../../store/meta.ts';
import { scansByForm } from '../../store/scans.ts';
import type { Handlers } from '../rooms.ts';

export const formHandlers: Pick<Handlers, 'forms.list' | 'forms.get'> = {
  'forms.list': ({ forms, audit }) => {
    const inUse = readMeta(audit.read).forms ?? [];
    const scans = scansByForm(audit.read);
    return [...forms.values()]
      .map(({ form }) => ({
        id: form.id,
        version: form.version,
        title: { ...form.title },
        inUse: inUse.includes(form.id),
        scans: scans.get(form.id) ?? 0,
      }))
      .sort((a, b) => b.scans - a.scans);
  },

  'forms.get': ({ forms }, { id }) => {
    const { form, sha256 } = formById(forms, id);
    return { form, sha256 };
  },
};
