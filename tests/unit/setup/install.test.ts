import { describe, expect, it } from 'vitest';
import { firstMissing, installFailure } from '../../../electron/setup/install.mjs';

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/only-elsewhere': { version: '1.0.0', integrity: 'sha512-o', optional: true },
  },
};
const a = { version: '1.0.0', integrity: 'sha512-a' };

describe('what is missing in node_modules', () => {
  it.each([
    ['nothing was ever installed, or the install broke off', null, 'node_modules/a'],
    ['a package is missing', { packages: {} }, 'node_modules/a'],
    [
      'a package is of another version',
      { packages: { 'node_modules/a': { ...a, version: '0.9.0' } } },
      'node_modules/a',
    ],
    [
      'a package has other contents',
      { packages: { 'node_modules/a': { ...a, integrity: 'sha512-x' } } },
      'node_modules/a',
    ],
    ['all is there but what is for other platforms', { packages: { 'node_modules/a': a } }, null],
    ['more is there than is asked for', { packages: { 'node_modules/a': a, 'node_modules/b': a } }, null],
  ])('%s', (_case, present, missing) => {
    expect(firstMissing(wanted, present)).toBe(missing);
  });

  it('an optional package of another version is out of date', () => {
    const present = {
      packages: { 'node_modules/a': a, 'node_modules/only-elsewhere': { version: '0.9.0' } },
    };
    expect(firstMissing(wanted, present)).toBe('node_modules/only-elsewhere');
  });
});

describe('what a failed install says', () => {
  it('tells a missing connection from other trouble', () => {
    expect(installFailure('npm error code ENOTFOUND\nnpm error syscall getaddrinfo')).toMatch(
      /^No connection/,
    );
    expect(installFailure('npm error code EUSAGE')).toMatch(/^npm could not install/);
  });

  it('keeps the cause of what npm said, and neither its warnings nor its usage', () => {
    const usage = Array.from({ length: 50 }, (_, i) => `npm error   --option-${i}`);
    const output = ['npm warn deprecated x', 'npm error code EUSAGE', 'npm error Missing: y', ...usage].join(
      '\n',
    );
    const said = installFailure(output);
    expect(said).toContain('Missing: y');
    expect(said).not.toMatch(/deprecated|--option-49/);
  });
});
