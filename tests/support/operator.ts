import type { Page } from '@playwright/test';
import { type Form, isNumeric } from '../../shared/forms/form.ts';
import type { PageTruth } from './truth.ts';

/** Keys that a protocol took, and how many of them were digits of numbers. */
export interface KeysPressed {
  keys: number;
  digits: number;
}

/**
 * Confirms the protocol on the desk as someone who never errs, by keys of the keypad alone: a pre-filled number that is right
 * takes Enter, any other is typed; marks are set, and what the paper gets wrong is saved as it stands.
 */
export async function confirmProtocol(page: Page, form: Form, paper: PageTruth): Promise<KeysPressed> {
  let [keys, digits] = [0, 0];
  const press = async (key: string) => {
    keys += key.split('+').length;
    await page.keyboard.press(key);
  };
  for (const { id } of form.fields.filter(isNumeric)) {
    const wanted = paper.values[id];
    const shown = await page.locator('#entry').inputValue();
    // What cannot be told from the picture is taken as it is pre-filled, else for illegible.
    if (wanted === undefined && shown === '') await press('NumpadMultiply');
    else {
      if (wanted !== undefined && shown !== String(wanted))
        for (const digit of String(wanted)) {
          digits += 1;
          await press(`Numpad${digit}`);
        }
      await press('NumpadEnter');
    }
  }
  const boxes = page.getByRole('group', { name: 'Stamp and signatures' }).getByRole('checkbox');
  const marks = form.fields.filter(({ kind }) => kind === 'mark');
  for (const [index, { id }] of marks.entries())
    if ((await boxes.nth(index).isChecked()) !== (paper.marks[id] ?? false))
      await press(`Numpad${index + 1}`);
  const asIs = (await page.locator('[data-desk-main]').textContent())?.includes('Save, next') !== true;
  if (asIs) {
    await press('Control+NumpadEnter');
    await press('Numpad1');
  } else await press('NumpadEnter');
  return { keys, digits };
}
