/** Lets the browser save the file of an address at once. */
export function fetchDownload(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  link.click();
}
