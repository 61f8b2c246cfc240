import path from 'node:path';
import ts from 'typescript';
import type { CheckSettings } from './compiler';

/** Options of a tsconfig.json that say how a cell's code is to be understood; the rest (outputs, builds) is not for cells. */
const honoured = [
  'allowJs',
  'allowUnreachableCode',
  'allowUnusedLabels',
  'alwaysStrict',
  'baseUrl',
  'checkJs',
  'customConditions',
  'emitDecoratorMetadata',
  'exactOptionalPropertyTypes',
  'experimentalDecorators',
  'jsx',
  'jsxFactory',
  'jsxFragmentFactory',
  'jsxImportSource',
  'lib',
  'noFallthroughCasesInSwitch',
  'noImplicitAny',
  'noImplicitOverride',
  'noImplicitReturns',
  'noImplicitThis',
  'noPropertyAccessFromIndexSignature',
  'noUncheckedIndexedAccess',
  'paths',
  'pathsBasePath',
  'rootDirs',
  'strict',
  'strictBindCallApply',
  'strictBuiltinIteratorReturn',
  'strictFunctionTypes',
  'strictNullChecks',
  'strictPropertyInitialization',
  'typeRoots',
  'types',
  'useDefineForClassFields',
  'useUnknownInCatchVariables',
] as const;

/** Node's types as of the Node that the kernel runs on. */
const nodeTypes = path.dirname(require.resolve('@types/node/package.json'));

const defaults: ts.CompilerOptions = {
  strict: true,
  // Strings as tsconfig's parser leaves them: file names of TypeScript's own library. No DOM: cells run in Node.
  lib: ['lib.esnext.d.ts'],
  jsx: ts.JsxEmit.React,
  types: ['node'],
};

/** The kernel itself needs these; nobody can change them. Emitted code runs on Node 24, `using` and decorators are lowered for it. */
const required: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2024,
  module: ts.ModuleKind.Preserve,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  esModuleInterop: true,
  resolveJsonModule: true,
  allowImportingTsExtensions: true,
  allowArbitraryExtensions: true,
  preserveConstEnums: true,
  skipLibCheck: true,
  sourceMap: true,
  newLine: ts.NewLineKind.LineFeed,
};

/** The options for cells of a notebook in `cwd`, from the nearest tsconfig.json if there is one. */
export function compilerOptions(cwd: string): ts.CompilerOptions {
  const options = { ...defaults, ...fromConfigFile(cwd), ...required };
  const roots = ts.getEffectiveTypeRoots(options, { getCurrentDirectory: () => cwd }) ?? [];
  return { ...options, typeRoots: [path.dirname(nodeTypes), ...roots] };
}

/** The same options under a notebook's own settings, which count for more than its tsconfig.json. */
export function withChecks(options: ts.CompilerOptions, checks: CheckSettings): ts.CompilerOptions {
  return {
    ...options,
    ...(checks.strict ? {} : loose),
    ...(checks.legacyDecorators && { experimentalDecorators: true, emitDecoratorMetadata: true }),
  };
}

/** `strict: false`, and without what a tsconfig.json may have asked for one by one. */
const loose: ts.CompilerOptions = {
  strict: false,
  exactOptionalPropertyTypes: false,
  noImplicitAny: false,
  noImplicitReturns: false,
  noImplicitThis: false,
  noPropertyAccessFromIndexSignature: false,
  noUncheckedIndexedAccess: false,
  strictBindCallApply: false,
  strictFunctionTypes: false,
  strictNullChecks: false,
  strictPropertyInitialization: false,
  useUnknownInCatchVariables: false,
};

function fromConfigFile(cwd: string): ts.CompilerOptions {
  const file = ts.findConfigFile(cwd, ts.sys.fileExists);
  if (!file) return {};
  const { config } = ts.readConfigFile(file, ts.sys.readFile) as { config?: object };
  // Only the options count: an empty `files` keeps TypeScript from listing the project's folders.
  const { options } = ts.parseJsonConfigFileContent(
    { ...config, files: [], include: [], references: [] },
    ts.sys,
    path.dirname(file),
    undefined,
    file,
  );
  const chosen = Object.fromEntries(
    honoured.filter(name => options[name] !== undefined).map(name => [name, options[name]]),
  );
  return { ...classFields(options), ...chosen, ...jsxToRun(options) };
}

/** JSX that another tool would compile is compiled here all the same: cells run at once. */
function jsxToRun({ jsx }: ts.CompilerOptions): ts.CompilerOptions {
  const isKept = jsx === ts.JsxEmit.Preserve || jsx === ts.JsxEmit.ReactNative;
  return isKept ? { jsx: ts.JsxEmit.ReactJSX } : {};
}

/** Class fields follow the tsconfig's target, as in `tsc`; cells themselves are always emitted for Node. */
function classFields(options: ts.CompilerOptions): ts.CompilerOptions {
  if (options.target === undefined) return {};
  return { useDefineForClassFields: options.target >= ts.ScriptTarget.ES2022 };
}
