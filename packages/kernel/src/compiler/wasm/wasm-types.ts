import { existsSync, readFileSync } from 'node:fs';
import { type FunctionType, readFunctionExports, type ValueType } from './binary';

const suffix = '.d.wasm.ts';

/** The WebAssembly module that a `name.d.wasm.ts` describes, when there is no such file but there is the module. */
export function typesOf(fileName: string): string | undefined {
  if (!fileName.endsWith(suffix) || existsSync(fileName)) return undefined;
  return `${fileName.slice(0, -suffix.length)}.wasm`;
}

/** TypeScript declarations of a WebAssembly module's exports, from the module itself. */
export function readTypes(fileName: string): string | undefined {
  const module = typesOf(fileName);
  return module !== undefined && existsSync(module) ? wasmTypes(readFileSync(module)) : undefined;
}

/** Throws nothing: a file that is no WebAssembly module exports nothing, and fails when it is loaded. */
export function wasmTypes(bytes: Uint8Array): string {
  if (!WebAssembly.validate(bytes)) return 'export {};';
  const functions = readFunctionExports(bytes);
  const members = WebAssembly.Module.exports(new WebAssembly.Module(bytes)).map(({ name, kind }) => {
    const type = functions.get(name);
    return { name: JSON.stringify(name), type: type ? functionType(type) : (kinds[kind] ?? 'unknown') };
  });
  const variables = members.map(({ type }, index) => `declare const export${index}: ${type};`);
  const names = members.map(({ name }, index) => `export${index} as ${name}`);
  const object = members.map(({ name, type }) => `readonly ${name}: ${type};`);
  return [
    ...variables,
    `declare const all: { ${object.join(' ')} };`,
    `export { ${[...names, 'all as default'].join(', ')} };`,
  ].join('\n');
}

const kinds: Readonly<Record<string, string>> = {
  memory: 'WebAssembly.Memory',
  table: 'WebAssembly.Table',
  global: 'WebAssembly.Global',
};

const valueTypes: Readonly<Record<ValueType, string>> = {
  i32: 'number',
  i64: 'bigint',
  f32: 'number',
  f64: 'number',
  other: 'unknown',
};

function functionType({ parameters, results }: FunctionType): string {
  const list = parameters.map((type, index) => `p${index}: ${valueTypes[type]}`).join(', ');
  const returned = results.map(type => valueTypes[type]);
  return `(${list}) => ${returned.length > 1 ? `[${returned.join(', ')}]` : (returned[0] ?? 'void')}`;
}
