/** The look that a report and a site share: paper colours, one column, tables that scroll by themselves. Nothing in it comes from elsewhere. */
export const sharedStyle = `
:root { color-scheme: light; --ink: #1b1e22; --ink-soft: #50575f; --line: #c9c9c4; --line-strong: #85898f; --accent: #1d4f91; --warn: #754a00; --bad: #a11d17; }
* { box-sizing: border-box; }
body { margin: 0 auto; background: #fff; color: var(--ink); overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.25; break-after: avoid; }
a { color: var(--accent); }
a:focus-visible, input:focus-visible, .wide:focus-visible, summary:focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
.kicker, .soft { color: var(--ink-soft); }
.mono { font-family: ui-monospace, "DejaVu Sans Mono", Consolas, Menlo, monospace; font-size: 0.85em; }
.doubt { color: var(--warn); font-weight: 600; }
.doubt::before { content: "! "; }
.bad { color: var(--bad); font-weight: 600; }
.bad::before { content: "✕ "; }
dl { display: grid; grid-template-columns: minmax(8em, 15em) minmax(0, 1fr); gap: 0.25em 1em; margin: 0 0 1em; }
dt { color: var(--ink-soft); }
dd { margin: 0; }
.wide { overflow-x: auto; margin: 0 0 1.25em; }
table { border-collapse: collapse; min-width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: start; font-weight: 600; padding-bottom: 0.35em; }
th, td { padding: 0.3em 0.6em; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; overflow-wrap: normal; }
thead th { border-bottom: 2px solid var(--line-strong); font-size: 0.9em; }
tbody th { font-weight: 400; }
.n { text-align: end; }
td.n { white-space: nowrap; }
.sum th, .sum td { font-weight: 600; }
.finding { margin: 0 0 0.9em; padding-left: 0.8em; border-left: 3px solid var(--line-strong); break-inside: avoid; }
.finding p { margin: 0 0 0.25em; }
.sum-line { font-variant-numeric: tabular-nums; padding-left: 1.2em; }
figure { margin: 0 0 1.25em; break-inside: avoid; }
figcaption { margin-bottom: 0.4em; font-weight: 600; }
.map svg { width: 100%; max-width: 56rem; }
svg, img { max-width: 100%; height: auto; }
`;
