/** One project per package; TypeScript through swc (types are checked by `npm run build`). */
const swc = tsx => [
  '@swc/jest',
  { jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx } }, module: { type: 'commonjs' } },
];

const project = name => ({
  displayName: name,
  rootDir: `packages/${name}`,
  testMatch: ['<rootDir>/test/**/*.test.{ts,tsx}'],
  transform: { '^.+\\.ts$': swc(false), '^.+\\.tsx$': swc(true) },
  // A test sees the sources of the other packages, never a build that has gone stale.
  moduleNameMapper: {
    '^@epochlab/(\\w+)$': '<rootDir>/../$1/src/index.ts',
    '^@epochlab/(\\w+)/([\\w-]+)$': '<rootDir>/../$1/src/$2/index.ts',
  },
  testEnvironment: '<rootDir>/../../test/setup/native-environment.cjs',
  // In the context of a test every use of a global name asks an interceptor: these are asked for once, by each module.
  sandboxInjectedGlobals: [
    'Array',
    'Float32Array',
    'Float64Array',
    'Infinity',
    'Int32Array',
    'Map',
    'Math',
    'Number',
    'Object',
    'Promise',
    'Set',
    'String',
    'Symbol',
    'Uint8Array',
    'Uint8ClampedArray',
    'WeakMap',
  ],
  // tfjs keeps its engine on the global object and asks it again at exit.
  testEnvironmentOptions: { globalsCleanup: 'off' },
});

module.exports = {
  projects: ['runtime', 'views', 'graph', 'train', 'nn', 'kernel', 'lab', 'epochlab'].map(project),
  // Some tests train; a machine may be busy with something else meanwhile.
  testTimeout: 60_000,
};
