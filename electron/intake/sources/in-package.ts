import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Told } from '../door/door.ts';
import { type Found, inOrder, type Place, reasonOf } from '../found.ts';
import { isBystander, isNamedLikePicture, isSystemName } from '../passed-over.ts';
import type { PackedFile } from '../../unpack/index.ts';
import { type Container, type Looking, lookInto, problem, within } from './container.ts';
import { filesOf, openExport } from './in-export.ts';
import { packageKind } from './packages.ts';
import { rootsOf, zipTree } from './tree.ts';

/** Endings of what chats and systems put beside pictures; the rest is looked at before it is passed over. */
const passedOver = new Set(
  '.txt .md .html .htm .css .js .json .csv .xml .ogg .oga .opus .mp3 .m4a .wav .mp4 .mov .avi .webm .tgs'.split(
    ' ',
  ),
);
/** Larger files whose name says nothing are tried as pictures rather than looked at first. */
const LOOKED_AT = 20 * 1024 * 1024;
/** Every Office document and e-book is a ZIP archive in which one of these lies. */
const OF_DOCUMENTS = new Set(['[Content_Types].xml', 'mimetype', 'META-INF/manifest.xml']);

/** The files of a ZIP archive: those of chats' exports in it with their messages, the others as in a folder. */
export function inZip(zip: Container, looking: Looking): AsyncGenerator<Found> {
  return lookInto(zip, async function* () {
    const { files } = await looking.packages.at(zip.place);
    if (files.some(({ name }) => OF_DOCUMENTS.has(name))) {
      yield problem(zip, 'unsupported-kind', 'this is a document');
      return;
    }
    looking.kinds.add('zip');
    const sorted = [...files].sort((a, b) => inOrder(a.name, b.name));
    const exported: string[] = [];
    for (const root of zip.numbered ? [] : rootsOf(sorted.map(({ name }) => name))) {
      const chat = await openExport(zipTree(sorted, root, zip.place));
      if (!chat) continue;
      exported.push(root);
      for await (const found of filesOf(
        chat,
        { root: `${zip.path}/${root}`, shown: `${zip.name}/` },
        looking,
      ))
        yield 'numbered' in found ? problem(found, 'nested') : found;
    }
    const others = sorted.filter(({ name }) => !exported.some((root) => name.startsWith(root)));
    yield* inList(zip, others, looking);
  });
}

/** The attachments of a mail. */
export function inMail(mail: Container, looking: Looking): AsyncGenerator<Found> {
  return lookInto(mail, async function* () {
    const opened = await looking.packages.at(mail.place);
    looking.kinds.add('mail');
    const known = { ...mail, told: mail.told ?? opened.mail?.told, numbered: true };
    yield* inList(known, opened.files, looking);
  });
}

async function* inList(
  container: Container,
  files: readonly PackedFile[],
  looking: Looking,
): AsyncGenerator<Found> {
  let number = 0;
  for (const file of files) {
    if (looking.signal?.aborted) return;
    if (file.name.split('/').some(isSystemName)) continue;
    number += 1;
    const shown = container.numbered ? `${number}${safeEnding(file.name)}` : file.name;
    const inside: Container = {
      path: `${container.path}/${shown}`,
      name: `${container.name}/${shown}`,
      place: within(container.place, file.name),
      told: container.told,
      numbered: container.numbered,
    };
    try {
      yield* oneFile(file, inside, looking);
    } catch (error) {
      // One file's trouble; the next may be sound.
      yield problem(inside, reasonOf(error));
    }
  }
}

async function* oneFile(file: PackedFile, inside: Container, looking: Looking): AsyncGenerator<Found> {
  switch (packageKind(file.name)) {
    case 'zip':
      // A mail may bring an archive; an archive in an archive is where bombs begin.
      if (inside.place.inside.slice(0, -1).some(isZip) || isZip(inside.place.file))
        yield problem(inside, 'nested');
      else yield* inZip({ ...inside, numbered: true }, looking);
      return;
    case 'mail':
      yield* inMail(asMail(inside.place, sha256(await file.read()), inside.told), looking);
      return;
    case null: {
      const ending = path.extname(file.name).toLowerCase();
      if (passedOver.has(ending)) return;
      const unknown = !isNamedLikePicture(file.name) && file.bytes <= LOOKED_AT;
      if (unknown && (await isBystander(file.name, await file.read()))) return;
      const { path: known, name, place, told } = inside;
      yield { path: known, name, place, told };
    }
  }
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const isZip = (name: string) => packageKind(name) === 'zip';

/** A mail's own name often holds its sender's: it goes by the beginning of its SHA-256. */
export function asMail(place: Place, sha256: string, told?: Told): Container {
  const name = `mail-${sha256.slice(0, 8)}`;
  return { path: name, name, place, told, numbered: true };
}

function safeEnding(name: string): string {
  const ending = path.extname(name).toLowerCase();
  return /^\.[a-z0-9]{1,5}$/.test(ending) ? ending : '';
}
