/**
 * The look of an evidence file: A4 on paper, one column on a screen. Nothing in it comes from elsewhere.
 * @param station stands at the foot of each printed page.
 */
export function styleOf(station: number): string {
  return `
@page {
  size: A4;
  margin: 15mm 15mm 17mm;
  @bottom-left { content: "Hattama · № ${station}"; font: 8pt sans-serif; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; }
}
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { max-width: 190mm; margin: 0 auto; padding: 5mm; background: #fff; color: #111; font: 9pt/1.4 "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", Arial, sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0 0 2mm; font-size: 19pt; line-height: 1.2; }
h2 { margin: 8mm 0 2mm; padding-top: 2mm; border-top: 0.6mm solid #111; font-size: 13.5pt; break-after: avoid; }
h2 + p { break-after: avoid; }
h3 { margin: 5mm 0 1.5mm; font-size: 10.5pt; break-after: avoid; }
p { margin: 0 0 2mm; }
a { color: #0a3d91; }
ol, ul { margin: 0 0 2mm; padding-left: 6mm; }
.kicker { margin: 0; font-size: 10pt; letter-spacing: 0.02em; }
.soft { color: #4a4a4a; font-size: 8.5pt; }
.bad { font-weight: 700; }
.bad::before { content: "✕ "; }
.good::before { content: "✓ "; }
.mono { font-family: "DejaVu Sans Mono", Consolas, Menlo, monospace; font-size: 7.5pt; line-height: 1.35; }
.text { white-space: pre-wrap; }
dl { display: grid; grid-template-columns: 42mm minmax(0, 1fr); gap: 0.8mm 3mm; margin: 0 0 3mm; }
dt { color: #4a4a4a; }
dd { margin: 0; }
table { width: 100%; margin: 0 0 3mm; border-collapse: collapse; table-layout: fixed; }
th, td { padding: 1.1mm 1.5mm; border-bottom: 0.2mm solid #b5b5b5; text-align: start; vertical-align: top; }
thead { display: table-header-group; }
thead th { border-bottom: 0.4mm solid #111; font-size: 8.5pt; }
tr { break-inside: avoid; }
tbody th { font-weight: 400; }
td ul { padding: 0; margin: 0; list-style: none; }
.value { font-size: 11.5pt; font-weight: 700; font-variant-numeric: tabular-nums; }
.differs { background: #ececec; }
.narrow { width: 13mm; }
.row { width: 40mm; }
.paper { width: 58mm; }
.worth { width: 23mm; }
.flags { width: 34mm; }
.code { width: 19mm; }
.when { width: 42mm; }
figure { margin: 3mm 0; break-inside: avoid; }
figcaption { margin-bottom: 1mm; font-size: 8.5pt; font-weight: 700; }
figure img { display: block; max-width: 100%; width: auto; height: auto; border: 0.2mm solid #777; }
td img { display: block; max-width: 100%; height: auto; border: 0.2mm solid #999; }
.note { margin: 1mm 0 2mm; padding: 1.5mm 2.5mm; border-left: 0.8mm solid #777; white-space: pre-wrap; }
.log td { border-bottom: 0; padding-bottom: 0; }
.log .more td { border-bottom: 0.2mm solid #b5b5b5; padding: 0.5mm 1.5mm 1.5mm; }
.log tr { break-inside: auto; }
.log .first { break-after: avoid; }
.files li { padding: 1.6mm 0; }
.verify li { margin-bottom: 1.5mm; }
@media print {
  body { max-width: none; padding: 0; }
  /* Whole pages in one piece, the first below what is said of its file. */
  figure img { max-height: 228mm; }
  figure.page img { max-height: 168mm; }
  .copy, .document + .document { break-before: page; }
}
`;
}
