import { createHash } from 'node:crypto';
import { parseForm } from '../../../shared/forms/check.ts';
import type { Form } from '../../../shared/forms/form.ts';
import type { FormFacts } from '../../../shared/protocol/facts.ts';
import { type Shape, shapesOf } from './shapes.ts';

/**
 * Form files by hash: those that the reader's own workspace has, and those that files bring. Many workbooks bring the same
 * ones, so each is checked once.
 */
export class KnownForms {
  private readonly checked = new Map<string, Form | null>();
  private readonly shapes = new Map<string, readonly Shape[]>();

  /** @param own form files that are known before any file is read; a workbook need not bring them. */
  constructor(readonly own: readonly FormFacts[] = []) {}

  /** The form in a file; null where it is none, or not the one that its hash names. */
  formOf({ sha256, json }: FormFacts): Form | null {
    const known = this.checked.get(sha256);
    if (known !== undefined) return known;
    if (createHash('sha256').update(json, 'utf8').digest('hex') !== sha256) return null;
    const parsed = parseForm(json);
    const form = parsed.ok ? parsed.form : null;
    this.checked.set(sha256, form);
    return form;
  }

  /** The header rows that the tables of an export with these forms can have. */
  shapesFor(files: readonly FormFacts[]): readonly Shape[] {
    const mark = files.map(({ sha256 }) => sha256).join();
    let shapes = this.shapes.get(mark);
    if (!shapes) {
      shapes = shapesOf(files.flatMap((file) => this.formOf(file) ?? []));
      this.shapes.set(mark, shapes);
    }
    return shapes;
  }
}
