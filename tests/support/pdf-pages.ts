import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { decodePage } from '../../electron/imaging/index.ts';
import { projectFolder } from './reference.ts';

/** A page of a PDF as it comes out of a printer. */
export interface PrintedPage {
  text: string;
  /** Share of the paper that is not white, 0..1; the foot of the page left out. */
  covered: number;
  /** True if anything reaches into the outer 6 mm of the sheet, which many printers leave white. */
  cut: boolean;
}

/** A4, px a mm at the scale of the rendering: 1 MP is enough to see whether something is there. */
const PIXELS = 1_000_000;
const SHEET_MM = { width: 210, height: 297 } as const;
const EDGE_MM = 6;
const FOOT_MM = 17;

/**
 * Renders every page of an A4 PDF with PDFium, keeps the pictures as `test-results/screens/<name>-<page>.png` for people to look
 * at, and measures them.
 */
export async function printedPages(pdf: Uint8Array, name: string): Promise<PrintedPage[]> {
  const texts = await textsOf(pdf);
  const folder = path.join(projectFolder, 'test-results/screens');
  mkdirSync(folder, { recursive: true });
  const pages: PrintedPage[] = [];
  for (const [index, text] of texts.entries()) {
    const raster = await decodePage(pdf, index + 1, { maxPixels: PIXELS });
    const { width, height, channels, data } = raster;
    await sharp(data, { raw: { width, height, channels } })
      .png()
      .toFile(path.join(folder, `${name}-${String(index + 1).padStart(2, '0')}.png`));
    const pxPerMm = width / SHEET_MM.width;
    const isInk = (x: number, y: number) => (data[(y * width + x) * channels] ?? 255) < 245;
    let ink = 0;
    let cut = Math.abs(height / pxPerMm - SHEET_MM.height) > 1;
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        if (!isInk(x, y)) continue;
        const toEdge = Math.min(x, y, width - 1 - x, height - 1 - y) / pxPerMm;
        if (toEdge < EDGE_MM) cut = true;
        if (y < height - FOOT_MM * pxPerMm) ink++;
      }
    pages.push({ text, covered: ink / (width * height), cut });
  }
  return pages;
}

async function textsOf(pdf: Uint8Array): Promise<string[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const texts = [...document.pages()].map((page) => page.getText());
  document.destroy();
  library.destroy();
  return texts;
}
