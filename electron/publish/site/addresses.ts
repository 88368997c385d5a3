import { createHash } from 'node:crypto';
import path from 'node:path';
import type { CountedStation } from '../../../shared/protocol/count/counted.ts';

/** Pages of each language, as their addresses within its folder have them. */
export const sitePages = [
  'index',
  'totals',
  'comparison',
  'findings',
  'forensics',
  'map',
  'turnout',
  'incidents',
  'method',
  'downloads',
] as const;
export type SitePage = (typeof sitePages)[number];

/** Rows of a list that are on one page. */
export const listed = 200;

/** A region as a part of an address: its key where that can stand there, else a part of the key's SHA-256. */
export function slugOf(region: string): string {
  if (/^[a-z][a-z0-9-]{0,60}$/.test(region)) return region;
  return `r${createHash('sha256').update(region).digest('hex').slice(0, 10)}`;
}

/** Address of a page within the folder of a language. */
export function pageAddress(page: SitePage): string {
  return `${page}.html`;
}

/** Address of one of the pages (from 1) that list a region's stations. */
export function regionAddress(region: string, page = 1): string {
  return `stations/${slugOf(region)}/${page === 1 ? 'index' : `index-${page}`}.html`;
}

export function stationAddress({ region, station }: Pick<CountedStation, 'region' | 'station'>): string {
  return `stations/${slugOf(region)}/${station}.html`;
}

/** Address of a page within the site. @param picture SHA-256 of the original, with `/<page>` for a later page of it */
export function pictureAddress(picture: string): string {
  return `pictures/${picture.slice(0, 2)}/${picture.replace('/', '-')}.jpg`;
}

/** The way from one page of the site to another; both as addresses from the site's root. */
export function wayTo(from: string, to: string): string {
  return path.posix.relative(path.posix.dirname(from), to);
}
