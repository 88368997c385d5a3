import { sharedStyle } from '../style.ts';

/** The look of a report: A4 on paper, one column on a screen. */
export const reportStyle = `
@page {
  size: A4;
  margin: 15mm 15mm 17mm;
  @bottom-left { content: "Hattama"; font: 8pt sans-serif; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; }
}
${sharedStyle}
body { max-width: 200mm; padding: 5mm; font: 9.5pt/1.45 "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", Arial, sans-serif; }
h1 { font-size: 19pt; margin: 0 0 2mm; }
h2 { margin: 9mm 0 2mm; padding-top: 2mm; border-top: 0.5mm solid var(--ink); font-size: 14pt; }
h3 { margin: 5mm 0 1.5mm; font-size: 11pt; }
.kicker { margin: 0; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.contents { columns: 2; padding-left: 5mm; }
.contents a { display: inline-block; min-height: 24px; }
@media print {
  body { max-width: none; padding: 0; }
  .wide { overflow: visible; }
  th, td { padding: 0.8mm 1.4mm; overflow-wrap: anywhere; }
  table { font-size: 8.5pt; }
  tbody th { min-width: 26mm; }
  thead th { min-width: 13mm; font-size: 7.5pt; }
  .map svg { width: 130mm; }
  .contents a { min-height: 0; }
  a { color: inherit; text-decoration: none; }
}
`;
