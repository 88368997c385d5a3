import { sharedStyle } from '../style.ts';

/** The look of the site: one column on a phone, picture beside values where there is room. */
export const siteStyle = `${sharedStyle}
body { max-width: 72rem; padding: 0 1rem 2rem; font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 0.5rem; padding: 0.5rem; background: #fff; }
header .kicker { margin: 1rem 0 0.25rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin: 0 0 0.5rem; padding: 0; list-style: none; }
nav a { display: inline-block; padding: 0.25rem 0; }
nav a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; border-bottom: 2px solid var(--accent); }
main { padding-top: 0.5rem; border-top: 1px solid var(--line); }
footer { margin-top: 2.5rem; padding-top: 0.5rem; border-top: 1px solid var(--line); font-size: 0.875rem; }
footer h2 { font-size: 1rem; }
.numbers { display: flex; flex-wrap: wrap; gap: 0.5rem 2.5rem; margin: 0 0 1.25rem; padding: 0; list-style: none; }
.numbers b { display: block; font-size: 1.75rem; line-height: 1.2; }
.beside { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem 2rem; }
.beside img { display: block; border: 1px solid var(--line-strong); }
.search label { display: block; font-weight: 600; }
.search input { width: 100%; max-width: 30rem; min-height: 2.75rem; padding: 0.25rem 0.75rem; border: 1px solid var(--line-strong); border-radius: 4px; font: inherit; }
.files code { display: block; overflow-x: auto; padding: 0.5rem; background: #f3f3ef; }
@media (min-width: 60rem) { .beside { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); } }
@media (max-width: 30rem) { dl { grid-template-columns: minmax(0, 1fr); gap: 0; } dd { margin-bottom: 0.5em; } }
`;
