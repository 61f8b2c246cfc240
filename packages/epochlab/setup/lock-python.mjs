// @ts-check
// `npm run lock:python`: pins what requirements.in and requirements-test.in name, for every Python and system at once.
import { join } from 'node:path';
import { command } from './command.mjs';
import { guarded } from './guarded.mjs';
import { here } from './site.mjs';

const uv = join(here.root, '.cache', 'uv');
const options = ['--universal', '--generate-hashes', '--python-version=3.10', '--quiet'];
const plain = ['--no-annotate', '--no-header', '--no-emit-index-url', ...process.argv.slice(2)];

await guarded(async () => {
  await command(here.python, ['-m', 'venv', uv]);
  await command(join(uv, 'bin', 'pip'), ['install', '--quiet', 'uv']);
  for (const name of ['requirements', 'requirements-test']) {
    const args = ['pip', 'compile', ...options, ...plain, `${name}.in`, '--output-file', `${name}.txt`];
    await command(join(uv, 'bin', 'uv'), args, { cwd: here.setup });
    process.stdout.write(`${name}.txt\n`);
  }
});
