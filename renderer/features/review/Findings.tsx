import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import type { Form } from '../../../shared/forms/form.ts';
import { rowName } from '../../../shared/forms/names.ts';
import type { CheckResult } from '../../../shared/protocol/rules.ts';
import type { Slips } from '../../../shared/protocol/slip.ts';
import { firstRow } from './checks.ts';
import type { Desk } from './desk/desk.ts';
import { Finding } from './Finding.tsx';

interface Props {
  form: Form;
  failed: readonly CheckResult[];
  slips: Slips;
  desk: Desk;
  onGo: (row: number) => void;
}

/** Failed rules one below the other, each with what may be behind it, and the row to look at again. */
export function Findings({ form, failed, slips, desk, onGo }: Props) {
  const { look } = slips;
  return (
    <>
      {failed.map((check) => {
        const row = firstRow(desk, check);
        return (
          <Finding
            key={check.code}
            form={form}
            check={check}
            hints={slips.hints[check.code] ?? []}
            onGo={row === null ? null : () => onGo(row)}
          />
        );
      })}
      {look !== null && <LookHere form={form} field={look} onGo={() => onGo(desk.rows.indexOf(look))} />}
    </>
  );
}

/** Points at the one row whose ink may say another number, with which all would add up; the number is not told. */
function LookHere({ form, field, onGo }: { form: Form; field: string; onGo: () => void }) {
  const { t, i18n } = useTranslation();
  const row = rowName(form, field, i18n.language);
  return (
    <Notice
      look="plain"
      action={
        <Button look="quiet" onClick={onGo}>
          {t('checks.go', { row })}
        </Button>
      }
    >
      {t('slip.look', { row })}
    </Notice>
  );
}
