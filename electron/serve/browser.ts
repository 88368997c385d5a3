import { spawn } from 'node:child_process';

/** The command that opens an address in a platform's default browser. */
export function openCommand(platform: NodeJS.Platform, url: string): { command: string; args: string[] } {
  switch (platform) {
    case 'win32':
      // The empty string is the window title that `start` takes its first quoted argument for.
      return { command: 'cmd', args: ['/c', 'start', '""', url] };
    case 'darwin':
      return { command: 'open', args: [url] };
    default:
      return { command: 'xdg-open', args: [url] };
  }
}

/** Opens an address in the default browser, if there is one; the address is printed anyway, so a failure is no error. */
export function openBrowser(url: string): void {
  const { command, args } = openCommand(process.platform, url);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
