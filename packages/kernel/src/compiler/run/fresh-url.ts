import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const { cache } = createRequire(__filename);
const loaded = new Map<string, string>();

/** The URL of a local JavaScript file, another one after each change: Node then loads it again. */
export function freshUrl(file: string): string {
  const { href } = pathToFileURL(file);
  if (file.includes('/node_modules/')) return href;
  const version = String(statSync(file, { throwIfNoEntry: false })?.mtimeMs);
  const first = loaded.get(file) ?? version;
  if (!loaded.has(file)) loaded.set(file, version);
  if (first === version) return href;
  Reflect.deleteProperty(cache, file);
  return `${href}?version=${version}`;
}
