// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain } from '../../setup/explain.mjs';

/** Texts that npm and pip really print, and the user's message for each. */
const said = {
  'npm error code ENOTFOUND\nnpm error network request to registry failed': /registry cannot be reached/,
  'npm error code EAI_AGAIN': /registry cannot be reached/,
  "WARNING: Retrying after connection broken by 'NewConnectionError(...: [Errno -3] Temporary failure in name resolution'":
    /registry cannot be reached/,
  "ProxyError('Cannot connect to proxy.', NewConnectionError(...Connection refused": /proxy does not answer/,
  "OSError('Tunnel connection failed: 407 Proxy Authentication Required')": /asks for a user name/,
  '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate':
    /certificate/,
  'npm error code ENOSPC\nnpm error nospc No space left on device': /disk is full/,
  'ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device': /disk is full/,
  'npm error code EACCES\nnpm error syscall mkdir': /cannot be written/,
  'npm error code ECONNREFUSED': /refused or broke off/,
  'ERROR: No matching distribution found for tensorflow-cpu==2.21.0': /no package for this system/,
  'ERROR: Could not find a version that satisfies the requirement x (from versions: none)\nERROR: No matching distribution found':
    /no version of a package at all/,
  'ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.':
    /not the one that the lockfile names/,
};

for (const [printed, expected] of Object.entries(said)) {
  test(`explain(program, args, '${printed.slice(0, 60)}')`, () => {
    const problem = explain('npm', ['ci'], printed);
    assert.match(problem.what, expected);
    assert.ok(problem.remedy.includes(`\`npm ci\` said:\n  | ${printed.split('\n')[0]}`));
  });
}

test('explain(program, args, printed) shows the end of what an unknown failure printed', () => {
  const lines = Array.from({ length: 40 }, (_, n) => `line ${n}`);
  const { what } = explain('/usr/bin/g++', ['-O2'], lines.join('\n'));
  assert.match(what, /^`g\+\+ -O2` failed\. It said:\n {2}\| line 25\n[^]* {2}\| line 39$/);
});
