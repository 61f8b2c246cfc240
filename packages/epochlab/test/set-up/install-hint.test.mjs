// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { installHint } from '../../setup/install-hint.mjs';

test('installHint(thing) names the command of the system', () => {
  assert.match(
    installHint('compiler', { system: 'debian' }),
    /Debian, Ubuntu: {2}sudo apt-get install g\+\+$/,
  );
  assert.match(installHint('compiler', { system: 'macos' }), /macOS: {2}xcode-select --install$/);
});

test("installHint('venv') names the package of the very Python that lacks it", () => {
  const hint = installHint('venv', { system: 'debian', python: 'python3.12' });
  assert.match(hint, /sudo apt-get install python3\.12-venv$/);
});
