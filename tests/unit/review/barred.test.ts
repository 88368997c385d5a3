import { expect, test } from 'vitest';
import { barredBy } from '../../../electron/review/barred.ts';
import type { ScanState } from '../../../shared/protocol/transitions.ts';

const awaitsSecond: ScanState = { status: 'second-entry', form: 'kz-2019-a', first: 'V01' };
const differing: ScanState = { status: 'differing', form: 'kz-2019-a', first: 'V01', second: 'V02' };
const volunteer = (code: string) => ({ code, role: 'volunteer' }) as const;

test('the person of the first entry is kept from the second one, everybody else is not', () => {
  expect(barredBy(awaitsSecond, volunteer('V01'))).toBe('same-person');
  expect(barredBy(awaitsSecond, { code: 'V01', role: 'auditor' })).toBe('same-person');
  expect(barredBy(awaitsSecond, volunteer('V02'))).toBeNull();
});

test('neither of the two resolves their difference, unless an auditor', () => {
  expect(barredBy(differing, volunteer('V01'))).toBe('same-person');
  expect(barredBy(differing, volunteer('V02'))).toBe('same-person');
  expect(barredBy(differing, { code: 'V02', role: 'auditor' })).toBeNull();
  expect(barredBy(differing, volunteer('V03'))).toBeNull();
});

test('what awaits neither keeps nobody', () => {
  expect(barredBy({ status: 'to-confirm', form: 'kz-2019-a' }, volunteer('V01'))).toBeNull();
  expect(barredBy({ status: 'final', form: 'kz-2019-a', by: ['V01'] }, volunteer('V01'))).toBeNull();
});
