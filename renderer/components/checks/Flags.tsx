import { Notice } from '../ui/Notice.tsx';
import { useFormat } from '../../i18n/useFormat.ts';
import { worded } from '../../../shared/forms/checks.ts';
import type { Form } from '../../../shared/forms/form.ts';
import type { CheckResult } from '../../../shared/protocol/rules.ts';

/** Rules that are not met, errors and warnings as they come, in the language of the screen. */
export function Flags({ form, flags }: { form: Form; flags: readonly CheckResult[] }) {
  const { language } = useFormat();
  return flags
    .filter(({ ok }) => ok === false)
    .map((flag) => worded(form, flag, language))
    .map(({ code, severity, message }) => (
      <Notice key={code} look={severity === 'error' ? 'bad' : 'warn'}>
        <strong>{message}</strong> <small>{code}</small>
      </Notice>
    ));
}
