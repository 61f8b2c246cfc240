// @ts-check
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * Imports point one way: lab -> views <- nn -> train -> graph -> runtime; nobody imports the kernel; epochlab ties them together.
 *
 * @type {Record<string, string[]>}
 */
const mayImport = {
  runtime: [],
  views: [],
  graph: ['runtime'],
  train: ['graph', 'runtime'],
  nn: ['graph', 'runtime', 'train', 'views'],
  kernel: [],
  lab: ['views'],
  epochlab: ['runtime', 'nn'],
};

const packages = Object.keys(mayImport);

/**
 * Which folder of a package may import which; a file beside the folders that one may import is named too. Types may be imported from anywhere.
 *
 * @type {Record<string, Record<string, string[]>>}
 */
const foldersMayImport = {
  graph: {
    random: [],
    structure: [],
    native: ['structure'],
    lookups: ['native', 'structure'],
    ops: ['structure'],
    proto: ['structure'],
    record: ['lookups', 'native', 'random', 'structure'],
    session: ['native', 'ops', 'proto', 'structure'],
    trace: ['record', 'session', 'structure'],
  },
  train: {
    names: [],
    'javascript-state': [],
    gradients: [],
    random: ['javascript-state'],
    objectives: ['javascript-state', 'names'],
    callbacks: ['objectives'],
    checks: ['names', 'objectives'],
    record: ['javascript-state', 'model'],
    loop: ['record'],
    recurrent: [],
    checkpoint: ['model'],
    traced: ['checkpoint', 'javascript-state', 'model', 'record'],
    trainer: ['javascript-state', 'loop', 'model', 'record', 'traced'],
    run: ['callbacks', 'checks', 'eager', 'loop', 'objectives', 'record', 'trainer'],
    methods: [
      'callbacks',
      'checkpoint',
      'checks',
      'eager',
      'loop',
      'objectives',
      'record',
      'run',
      'tfjs-patches',
      'trainer',
    ],
  },
};

/**
 * The imports of other packages that a package must not have.
 *
 * @param {string} name
 */
const foreign = name => {
  const others = packages.filter(other => other !== name && !mayImport[name]?.includes(other));
  const patterns = others.map(other =>
    other === 'epochlab' ? '^epochlab(/|$)' : `^@epochlab/${other}(/|$)`,
  );
  const message = `@epochlab/${name} may import only: ${mayImport[name]?.join(', ') || 'no other package of this repository'}.`;
  return { regex: patterns.join('|'), message };
};

/**
 * @param {string} name
 * @returns {import('eslint').Linter.Config}
 */
const boundary = name => ({
  files: [`packages/${name}/src/**/*.{ts,tsx}`],
  rules: { 'no-restricted-imports': ['error', { patterns: [foreign(name)] }] },
});

/**
 * @param {string} name of a package
 * @returns {import('eslint').Linter.Config[]}
 */
const folderBoundaries = name =>
  Object.entries(foldersMayImport[name] ?? {}).map(([folder, others]) => {
    const regex = `^\\.\\./(?!(${others.join('|') || '-'})(/|$))`;
    const message = `${name}/src/${folder} may import only: ${others.join(', ') || 'no other folder of its package'}.`;
    return {
      files: [`packages/${name}/src/${folder}/*.ts`],
      rules: {
        '@typescript-eslint/no-restricted-imports': [
          'error',
          { patterns: [{ regex, message, allowTypeImports: true }] },
        ],
      },
    };
  });

const unused = { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' };

export default defineConfig(
  globalIgnores([
    '**/node_modules/',
    '**/.venv/',
    '**/.cache/',
    'packages/*/lib/',
    'packages/lab/labextension/',
    'packages/runtime/native/',
    'packages/nn/data/',
    // Cells, not modules: the kernel checks their types in its scope.
    'notebooks/',
    '**/test-results/',
    '**/*.d.ts',
  ]),
  js.configs.recommended,
  tseslint.configs.strict,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', unused],
      '@typescript-eslint/no-invalid-void-type': ['error', { allowAsThisParameter: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'off',
    },
  },
  {
    files: ['packages/*/src/**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  packages.map(boundary),
  packages.map(folderBoundaries),
  {
    // Playwright reads which fixtures a function wants from its first parameter: `{}` is none.
    files: ['test/browser/**/*.ts'],
    rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] },
  },
  {
    files: ['**/*.{cjs,mjs,js}'],
    languageOptions: { globals: nodeGlobals() },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);

/** What Node gives every module, beside the language's own. */
function nodeGlobals() {
  const names = [
    'process',
    'console',
    'Buffer',
    'URL',
    'require',
    'module',
    'exports',
    '__dirname',
    '__filename',
  ];
  const timers = [
    'setTimeout',
    'clearTimeout',
    'setInterval',
    'clearInterval',
    'setImmediate',
    'performance',
    'fetch',
  ];
  const web = [
    'AbortController',
    'AbortSignal',
    'TextDecoder',
    'TextEncoder',
    'structuredClone',
    'queueMicrotask',
  ];
  return Object.fromEntries([...names, ...timers, ...web].map(name => [name, 'readonly']));
}
