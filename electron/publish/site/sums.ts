/** Names of what vouches for a site, at its root. */
export const sumsFile = 'SHA256SUMS';
export const headFile = 'head.txt';
export const signatureFile = 'head.sig';
export const publicKeyFile = 'key.der';
/** The line of the signed head that carries the SHA-256 of `SHA256SUMS`. */
export const sumsLine = 'site-sums';

/** A written file: its address and SHA-256. */
export type Sum = readonly [address: string, sha256: string];

/** The list that `sha256sum -c` checks, sorted by address. */
export function sumsText(sums: readonly Sum[]): string {
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([address, sha256]) => `${sha256}  ${address}\n`)
    .join('');
}

/** The files that an earlier site has, by its list and head; null where these are no site's. */
export function listedFiles(sums: string, head: string): ReadonlySet<string> | null {
  if (!head.startsWith('hattama-head ') || !head.includes(`\n${sumsLine}=`)) return null;
  const addresses = [...sums.matchAll(/^[0-9a-f]{64} {2}(.+)$/gmu)].map((match) => match[1] ?? '');
  return new Set([...addresses, sumsFile, headFile, signatureFile, publicKeyFile]);
}
