import { homedir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readServeArguments } from '../../../electron/serve/arguments.ts';
import { openCommand } from '../../../electron/serve/browser.ts';

describe('arguments of browser mode', () => {
  test('without any: the default workspace, any free port, the browser opens', () => {
    expect(readServeArguments([], '/anywhere')).toEqual({
      folder: path.join(homedir(), 'Hattama'),
      sample: false,
      port: 0,
      open: true,
      help: false,
    });
  });

  test('a folder is meant from where the person stands', () => {
    const args = readServeArguments(
      ['Участки 2019', '--port', '8123', '--no-open'],
      path.resolve('/home/observer'),
    );
    expect(args).toMatchObject({
      folder: path.resolve('/home/observer/Участки 2019'),
      port: 8123,
      open: false,
    });
  });

  test.each([[['a', 'b']], [['--port', 'x']], [['--port', '70000']], [['--port', '-1']], [['--unknown']]])(
    'refuses %j',
    (args) => {
      expect(() => readServeArguments(args, '/')).toThrow();
    },
  );
});

describe('opening the default browser', () => {
  test.each([
    ['linux', 'xdg-open', ['http://127.0.0.1:1/?token=x']],
    ['darwin', 'open', ['http://127.0.0.1:1/?token=x']],
    ['win32', 'cmd', ['/c', 'start', '""', 'http://127.0.0.1:1/?token=x']],
  ] as const)('%s', (platform, command, args) => {
    expect(openCommand(platform, 'http://127.0.0.1:1/?token=x')).toEqual({ command, args });
  });
});
