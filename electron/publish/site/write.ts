import { createHash } from 'node:crypto';
import type { ElectionView } from '../../../shared/api/counting.ts';
import { groupBy } from '../../../shared/protocol/rules/among.ts';
import type { CountedElection, CountedStation } from '../../../shared/protocol/count/counted.ts';
import { forensicsOf } from '../../../shared/protocol/count/forensics/forensics.ts';
import { totalsOf } from '../../../shared/protocol/count/totals.ts';
import { sealOf } from '../../audit/seal.ts';
import { exportWorkspace } from '../../exchange/index.ts';
import type { Reader } from '../../store/connection.ts';
import { gatherFacts, type PublicFacts } from '../facts.ts';
import { betweenOf } from '../parts/between.ts';
import { findingsOf } from '../parts/findings.ts';
import { pageAddress, regionAddress, stationAddress } from './addresses.ts';
import { countDataSchemaText, countDataText } from './count-data.ts';
import { downloads, downloadsBody } from './downloads-page.ts';
import { fixedPages } from './fixed-pages.ts';
import { type SiteFolder, siteFolder } from './folder.ts';
import { type SiteLanguage, siteLanguages, sitePage, tellingAt } from './page.ts';
import { leftOut, papersOf, type PublishedPicture, writePictures } from './pictures.ts';
import { doorPage } from './door-page.ts';
import { searchIndex, searchIndexText, searchScript, searchScriptText } from './search.ts';
import { stationBody } from './station-page.ts';
import { listPages, stationList } from './station-lists.ts';
import { stationsCsv } from './stations-csv.ts';
import { siteStyle } from './style.ts';
import { headFile, publicKeyFile, signatureFile, sumsFile, sumsLine, sumsText } from './sums.ts';
import { writeWholeFolder } from './whole-folder.ts';
import { writeZipped } from './zipped.ts';

export interface SiteOptions {
  /** Leave out the pictures of protocols. */
  withoutImages: boolean;
  /** Write it as one ZIP file. */
  zipped: boolean;
}

/** What a site is written with, over one connection that sees one moment. */
export interface PublishTools {
  db: Reader;
  /** The workspace's folder. */
  workspace: string;
  onProgress: (done: number, total: number) => void;
  signal: AbortSignal;
}

/** A site as it was written. */
export interface WrittenSite {
  files: number;
  /** SHA-256 of its list of all files' hashes. */
  sums: string;
}

/** Pages that are written before it is asked whether to stop. */
const AT_ONCE = 100;

/**
 * Writes all confirmed protocols of an election as pages that need no server, in three languages, whole or not at all. The same
 * workspace makes the same bytes. Throws `HattamaError`: what `writeWholeFolder` throws, workspace-damaged.
 */
export async function writeSite(
  target: string,
  gathered: CountedElection,
  view: ElectionView,
  options: SiteOptions,
  tools: PublishTools,
): Promise<WrittenSite> {
  const facts = gatherFacts(tools.db, tools.workspace, gathered, view);
  const { count } = facts;
  const whole = options.zipped ? writeZipped : writeWholeFolder;
  return whole(target, async (root) => {
    const folder = siteFolder(root);
    const papers = options.withoutImages ? [] : papersOf(count);
    const languages = siteLanguages(facts);
    const total = papers.length + count.stations.length * languages.length;
    const pictures = await writePictures(papers, {
      ...tools,
      folder,
      onPicture: (done) => tools.onProgress(done, total),
    });
    const picture = options.withoutImages ? () => leftOut : (key: string) => pictures.get(key) ?? leftOut;
    let pages = 0;
    for (const language of languages) {
      for (const written of languagePages(folder, language, picture)) {
        pages += written;
        if (pages % AT_ONCE !== 0) continue;
        tools.onProgress(papers.length + pages, total);
        await breathe(tools.signal);
      }
    }
    await writeData(folder, facts, tools);
    writeAround(folder, languages);
    return vouch(folder, tools);
  });
}

/** Lets messages in, the one to stop among them. */
async function breathe(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  signal.throwIfAborted();
}

/** Writes a language's pages of stations and lists of them; answers one for each station. */
function* languagePages(
  folder: SiteFolder,
  language: SiteLanguage,
  picture: (key: string) => PublishedPicture,
): Generator<1> {
  const { facts, speech } = language;
  const between = betweenOf(facts.count);
  const put = (at: string, text: string) => folder.write(`${speech.language}/${at}`, text);
  const regions = groupBy(facts.count.stations, ({ region }) => region);
  for (const [region, stations] of regions) {
    writeLists(language, region, stations, put);
    for (const station of stations) {
      const at = stationAddress(station);
      const telling = tellingAt(language, at);
      const title = `${speech.fill(speech.words.station.title, { n: station.station })}, ${speech.region(region)}`;
      const body = stationBody(telling, station, { between, picture: (paper) => picture(paper.picture) });
      put(at, sitePage(telling, { at, page: 'index', title, body }));
      yield 1;
    }
  }
}

function writeLists(
  language: SiteLanguage,
  region: string,
  stations: readonly CountedStation[],
  put: (at: string, text: string) => void,
): void {
  for (let page = 1; page <= listPages(stations); page++) {
    const at = regionAddress(region, page);
    const telling = tellingAt(language, at);
    const body = stationList(telling, region, stations, page);
    put(at, sitePage(telling, { at, page: 'index', title: language.speech.region(region), body }));
  }
}

/** Files for programs: the workbook by the room of exchange, without people; the rest our own. */
async function writeData(folder: SiteFolder, facts: PublicFacts, tools: PublishTools): Promise<void> {
  const workbook = await folder.pathOf(downloads.xlsx);
  await exportWorkspace(tools.db, tools.workspace, workbook, {
    format: 'xlsx',
    language: 'en',
    withoutPeople: true,
    signal: tools.signal,
  });
  await folder.took(downloads.xlsx);
  folder.write(downloads.csv, stationsCsv(facts));
  folder.write(downloads.json, countDataText(facts));
  folder.write(downloads.schema, countDataSchemaText());
}

/** Pages that are there once a language, and what all pages load. */
function writeAround(folder: SiteFolder, languages: readonly SiteLanguage[]): void {
  const [first] = languages;
  if (!first) return;
  const { facts } = first;
  const whole = {
    totals: totalsOf(facts.count),
    findings: findingsOf(facts.count),
    forensics: forensicsOf(facts.count, facts.view.stuffing),
  };
  folder.write('site.css', siteStyle);
  folder.write(searchScript, searchScriptText);
  folder.write('index.html', doorPage(languages));
  for (const language of languages) {
    const name = language.speech.language;
    folder.write(searchIndex(name), searchIndexText(language, facts.count.stations));
    for (const { at, text } of fixedPages(language, whole)) folder.write(`${name}/${at}`, text);
    const at = pageAddress('downloads');
    const telling = tellingAt(language, at);
    const body = downloadsBody(telling, at, folder, facts.seal.signature !== null);
    const title = language.speech.words.part.downloads;
    folder.write(`${name}/${at}`, sitePage(telling, { at, page: 'downloads', title, body }));
  }
}

/** Writes the list of all files' hashes, and the head of the log that is signed with it. */
function vouch(folder: SiteFolder, { db, workspace }: PublishTools): WrittenSite {
  const text = sumsText(folder.sums);
  const sums = createHash('sha256').update(text).digest('hex');
  const files = folder.sums.length;
  folder.write(sumsFile, text);
  const seal = sealOf(db, workspace, { [sumsLine]: sums });
  folder.write(headFile, seal.text);
  if (seal.signature !== null) folder.write(signatureFile, Buffer.from(seal.signature, 'base64'));
  if (seal.publicKey !== null) folder.write(publicKeyFile, Buffer.from(seal.publicKey, 'base64'));
  return { files, sums };
}
