/**
 * Why a file or folder did not come in. The screen's words stand under `intakeReason.<reason>` in the language files.
 * - `empty`: no bytes, or a document without pages
 * - `truncated`: the file ends before its picture does
 * - `not-a-picture`: the bytes are something else, whatever the name says
 * - `unsupported-kind`: a picture or document of a kind that is not read here
 * - `encrypted`: a document behind a password
 * - `too-large`: more bytes or pixels, claimed or real, than are let in
 * - `too-many-pages`: more pages in one file than are let in
 * - `damaged`: the right kind, but it cannot be decoded
 * - `no-page`: the file has no page of that number
 * - `no-permission`: the system does not let us read it
 * - `vanished`: it was there when the folder was listed, or named, and is not there now
 * - `unreadable-name`: its name's bytes are no text, so it cannot be asked for by name (zip files made elsewhere)
 * - `not-a-file`: a pipe, a socket, a device or a folder where a file should be
 * - `changing`: it was written to while it was copied
 * - `nothing-inside`: a folder in which no file was found
 * - `a-workspace`: a workspace's own folder; its pictures are in already
 * - `not-in-export`: a chat's export names it without bringing it
 * - `unsafe-name`: in an archive, a name that leads out of it or stands twice
 * - `too-many-files`: more files in one archive than are let in
 * - `bomb`: an archive made to unpack to far more than it brings
 * - `nested`: an archive inside an archive
 * - `unreadable`: the medium or the system failed on reading
 */
export const intakeReasons = [
  'empty',
  'truncated',
  'not-a-picture',
  'unsupported-kind',
  'encrypted',
  'too-large',
  'too-many-pages',
  'damaged',
  'no-page',
  'no-permission',
  'vanished',
  'unreadable-name',
  'not-a-file',
  'changing',
  'nothing-inside',
  'a-workspace',
  'not-in-export',
  'unsafe-name',
  'too-many-files',
  'bomb',
  'nested',
  'unreadable',
] as const;
export type IntakeReason = (typeof intakeReasons)[number];

/** What a batch can hold besides plain files and folders. */
export const sourceKinds = ['telegram', 'mail', 'zip', 'watched'] as const;
export type SourceKind = (typeof sourceKinds)[number];
