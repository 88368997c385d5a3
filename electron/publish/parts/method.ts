import { type Html, html } from '../../exchange/index.ts';
import type { Speech } from '../speech.ts';

/** In plain words: what was counted, what doubt means, what cannot be said, how to check. */
export function methodPart({ words: { method } }: Speech): Html {
  const said: [title: string, lines: string[]][] = [
    [method.what, [method.counted, method.once, method.unknown, method.paper]],
    [method.doubtTitle, [method.doubt]],
    [method.limitsTitle, [method.sample, method.statistics, method.official, method.protocol]],
    [method.checkTitle, [method.check]],
  ];
  return html`${said.map(
    ([title, lines]) =>
      html`<h3>${title}</h3>
        <ul>
          ${lines.map((line) => html`<li>${line}</li>`)}
        </ul>`,
  )}`;
}
