/** Where the screen comes from: a scheme of its own, so that neither files nor the network are in reach of the page. */
export const scheme = 'hattama';
const host = 'app';
export const startAddress = `${scheme}://${host}/`;

/** True for an address of the screen itself; false for anything else, also for what is no address. */
export function isOwnAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${scheme}:` && url.host === host;
}

/** True for what the screen may load: itself, and pictures that it made in memory. */
export function isLoadable(address: string): boolean {
  return isOwnAddress(address.startsWith('blob:') ? address.slice('blob:'.length) : address);
}
