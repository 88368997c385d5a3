/** What a workspace has to say unasked: keys under `notice.` in the language files. */
export const noticeKeys = [
  'other-process',
  'no-permission',
  'no-write-ahead-log',
  'intake-stopped',
  'reading-stopped',
  'form-unusable',
  'election-unusable',
  'no-signing-key',
] as const;
export type NoticeKey = (typeof noticeKeys)[number];
