import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initSync, parse } from 'cjs-module-lexer';

/** The names that a CommonJS module exports, found without running it. Names that cannot be seen are left out. */
export function exportNames(path: string): Set<string> {
  initSync();
  return collect(path, new Set());
}

function collect(path: string, visited: Set<string>): Set<string> {
  if (visited.has(path)) return new Set();
  visited.add(path);
  const { exports, reexports } = parse(readFileSync(path, 'utf8'), path);
  const { resolve } = createRequire(path);
  const inherited = reexports.flatMap(specifier => [...collect(resolve(specifier), visited)]);
  return new Set([...exports, ...inherited].filter(name => name !== '__esModule' && name !== 'default'));
}
