import type { Raster } from '../../shared/forms/raster.ts';
import { limits } from './limits.ts';
import { PictureError } from './picture-error.ts';
import { allocate, type Pdfium, withPdfium } from './pdfium.ts';
import { checkClaim, fitPixels, type Size } from './pixels.ts';

/** A PDF's unit, the point, is 1/72 inch; scans are rendered at the 300 dpi that office scanners use. */
const PX_PER_POINT = 300 / 72;

/** A page that is smaller than this, px on its longer side, at 300 dpi holds a picture squeezed into a small page. */
const SHORTEST_LONG_SIDE = 2400;

const ERROR_PASSWORD = 4;
const ERROR_SECURITY = 5;
/** 3 bytes a pixel; with REVERSE_BYTE_ORDER red comes first. */
const BITMAP_BGR = 2;
const RENDER_ANNOTATIONS = 0x01;
const REVERSE_BYTE_ORDER = 0x10;
/** FPDF_FORMFILLINFO of version 2 has under 140 bytes with 32-bit pointers. */
const FORM_CALLBACKS_BYTES = 256;
const FORM_CALLBACKS_VERSION = 2;
const WHITE = 0xffffffff;

/** An open PDF, for the time of `withPdf`. */
export interface Pdf {
  pages: number;
  /** Size in px at which a page (from 1) is rendered unless less is asked for. */
  size(page: number): Size;
  /** Renders a page to RGB on white, in at most `maxPixels`. */
  render(page: number, maxPixels: number): Raster;
}

/**
 * Opens a PDF for the time of `use`.
 * @throws PictureError encrypted, damaged, empty, too-many-pages, too-large, no-page; and whatever `use` throws
 */
export function withPdf<T>(bytes: Uint8Array, use: (pdf: Pdf) => T): Promise<T> {
  return withPdfium((pdfium) => withDocument(pdfium, bytes, use));
}

function withDocument<T>(pdfium: Pdfium, bytes: Uint8Array, use: (pdf: Pdf) => T): T {
  const pointer = allocate(pdfium, bytes.length);
  try {
    pdfium.HEAPU8.set(bytes, pointer);
    const document = pdfium._FPDF_LoadMemDocument(pointer, bytes.length, 0);
    if (!document) throw loadingError(pdfium._FPDF_GetLastError());
    const fill = openFormFill(pdfium, document);
    try {
      return use(openPdf(pdfium, document, fill.handle));
    } finally {
      fill.close();
      pdfium._FPDF_CloseDocument(document);
    }
  } finally {
    pdfium.wasmExports.free(pointer);
  }
}

/**
 * What a PDF form was filled in with is drawn by a part of the library of its own, which wants a table of callbacks;
 * none is given, since nothing here is clicked.
 */
function openFormFill(pdfium: Pdfium, document: number): { handle: number; close(): void } {
  const callbacks = allocate(pdfium, FORM_CALLBACKS_BYTES);
  pdfium.HEAPU8.fill(0, callbacks, callbacks + FORM_CALLBACKS_BYTES);
  pdfium.HEAPU8[callbacks] = FORM_CALLBACKS_VERSION;
  const handle = pdfium._FPDFDOC_InitFormFillEnvironment(document, callbacks);
  return {
    handle,
    close: () => {
      if (handle) pdfium._FPDFDOC_ExitFormFillEnvironment(handle);
      pdfium.wasmExports.free(callbacks);
    },
  };
}

function openPdf(pdfium: Pdfium, document: number, fill: number): Pdf {
  const pages = pdfium._FPDF_GetPageCount(document);
  if (pages < 1) throw new PictureError('empty', 'a PDF without pages');
  if (pages > limits.pages)
    throw new PictureError('too-many-pages', `${pages} pages; at most ${limits.pages} are let in`);
  const size = (page: number) => {
    if (page > pages) throw new PictureError('no-page', `page ${page} of ${pages}`);
    const size = renderedSize(pointSize(pdfium, document, page));
    checkClaim(size.width, size.height);
    return size;
  };
  return {
    pages,
    size,
    render: (page, maxPixels) => {
      const within = fitPixels(size(page), maxPixels);
      const handle = pdfium._FPDF_LoadPage(document, page - 1);
      if (!handle) throw new PictureError('damaged', `page ${page} of the PDF cannot be opened`);
      try {
        return renderPage(pdfium, handle, fill, within);
      } finally {
        pdfium._FPDF_ClosePage(handle);
      }
    },
  };
}

/** Size of a page in points, read without going through what is drawn on it: that can be made to take hours. */
function pointSize(pdfium: Pdfium, document: number, page: number): Size {
  const pointer = allocate(pdfium, 8);
  try {
    const found = pdfium._FPDF_GetPageSizeByIndexF(document, page - 1, pointer);
    const view = new DataView(pdfium.HEAPU8.buffer, pointer, 8);
    const size = { width: view.getFloat32(0, true), height: view.getFloat32(4, true) };
    if (!found || !(size.width > 0 && size.height > 0))
      throw new PictureError('damaged', 'a page of the PDF has no size');
    return size;
  } finally {
    pdfium.wasmExports.free(pointer);
  }
}

function renderedSize({ width, height }: Size): Size {
  const scale = Math.max(PX_PER_POINT, SHORTEST_LONG_SIDE / Math.max(width, height));
  const size = {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
  return fitPixels(size, limits.renderedPixels);
}

function renderPage(pdfium: Pdfium, page: number, fill: number, { width, height }: Size): Raster {
  const stride = width * 3;
  const pointer = allocate(pdfium, stride * height);
  try {
    const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, BITMAP_BGR, pointer, stride);
    if (!bitmap) throw new PictureError('too-large', 'no bitmap of that size');
    pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    pdfium._FPDF_RenderPageBitmap(
      bitmap,
      page,
      0,
      0,
      width,
      height,
      0,
      RENDER_ANNOTATIONS | REVERSE_BYTE_ORDER,
    );
    if (fill) {
      pdfium._FORM_OnAfterLoadPage(page, fill);
      pdfium._FPDF_FFLDraw(fill, bitmap, page, 0, 0, width, height, 0, REVERSE_BYTE_ORDER);
      pdfium._FORM_OnBeforeClosePage(page, fill);
    }
    pdfium._FPDFBitmap_Destroy(bitmap);
    return { width, height, channels: 3, data: pdfium.HEAPU8.slice(pointer, pointer + stride * height) };
  } finally {
    pdfium.wasmExports.free(pointer);
  }
}

function loadingError(code: number): PictureError {
  if (code === ERROR_PASSWORD) return new PictureError('encrypted', 'the PDF asks for a password');
  if (code === ERROR_SECURITY)
    return new PictureError('encrypted', 'the PDF is protected in a way that cannot be opened');
  return new PictureError('damaged', `the PDF cannot be opened (PDFium error ${code})`);
}
