import { withoutPrefix } from '../../src/redirects/package-specifier';
import { Redirects } from '../../src/redirects/redirects';

const redirects = new Redirects(
  new Map([
    ['@lib/core', { specifier: '@lib/core', from: '/kernel/scope.js' }],
    ['@lib/gpu', { specifier: '@lib/core', from: '/kernel/scope.js' }],
  ]),
  new Map([['tslab', '/kernel/tslab.js']]),
);

test.each([
  ['@lib/core', { specifier: '@lib/core', from: '/kernel/scope.js' }],
  ['@lib/core/dist/a', { specifier: '@lib/core/dist/a', from: '/kernel/scope.js' }],
  ['@lib/gpu/b', { specifier: '@lib/core/b', from: '/kernel/scope.js' }],
  ['npm:@lib/core@4.22.0', { specifier: '@lib/core', from: '/kernel/scope.js' }],
  ['tslab', { specifier: '/kernel/tslab.js', from: '/kernel/tslab.js' }],
  ['npm:lodash@4', { specifier: 'lodash' }],
  ['jsr:@std/ulid@1', { specifier: '@std/ulid' }],
  ['@lib/other', undefined],
  ['tslab/dist/main', undefined],
  ['./tslab', undefined],
  ['node:fs', undefined],
])('%s leads to %j', (specifier, target) => {
  expect(redirects.of(specifier)).toEqual(target);
});

test.each([
  ['npm:lodash', 'lodash'],
  ['npm:lodash@4.17.21/fp', 'lodash/fp'],
  ['npm:@scope/name@^1.0.0/sub', '@scope/name/sub'],
  ['npm:/preact@10', 'preact'],
  ['lodash', 'lodash'],
])('%s names %s', (specifier, name) => {
  expect(withoutPrefix(specifier)).toBe(name);
});
