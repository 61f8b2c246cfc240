/** The Python environment of the benches, apart from the project's own. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const venv = fileURLToPath(new URL('../../.cache/bench-venv', import.meta.url));
const installed = `${venv}/packages`;

export const benchPython = `${venv}/bin/python`;

/** Installs what is missing of `packages`. */
export async function prepareBenchPython(packages) {
  const present = existsSync(installed) ? readFileSync(installed, 'utf8').split('\n').filter(Boolean) : [];
  const missing = packages.filter(name => !present.includes(name));
  if (missing.length === 0) return;
  console.error(`Installing ${missing.join(', ')} into ${venv} (once)`);
  if (!existsSync(benchPython)) await run('python3', ['-m', 'venv', venv]);
  await run(benchPython, ['-m', 'pip', 'install', '-q', ...missing]);
  writeFileSync(installed, [...present, ...missing].join('\n'));
}
