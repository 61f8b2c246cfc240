/** One project per package; TypeScript through swc (types are checked by `npm run build`). */
const project = name => ({
  displayName: name,
  rootDir: `packages/${name}`,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: { '^.+\\.tsx?$': '@swc/jest' },
  testEnvironment: 'node',
});

module.exports = { projects: ['runtime', 'views', 'nn', 'kernel', 'lab', 'epochlab'].map(project) };
