import { html } from '../../exchange/index.ts';
import { languageNames, POLICY, type SiteLanguage } from './page.ts';

/** The site's very first page: the same in each language, and the way to it. */
export function doorPage(languages: readonly SiteLanguage[]): string {
  return html`<!doctype html>
    <html lang="kk">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="referrer" content="no-referrer" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${languages.map(({ speech }) => speech.words.site.title).join(' · ')}</title>
        <link rel="stylesheet" href="site.css" />
      </head>
      <body>
        <main>
          ${languages.map(
            ({ speech }) =>
              html`<section lang="${speech.language}">
                <h1>${speech.words.site.title}</h1>
                <p>${speech.election}</p>
                <p><a href="${speech.language}/index.html">${languageNames[speech.language]}</a></p>
              </section>`,
          )}
        </main>
      </body>
    </html> `.text;
}
