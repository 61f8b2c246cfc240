/** Bundles `lib/` into the prebuilt extension `labextension/`; arguments (`--development`, `--watch`) go to the builder. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const builder = require.resolve('@jupyter/builder/lib/build-labextension.js');
const core = require.resolve('@jupyterlab/core-meta/core.package.json');
const here = fileURLToPath(new URL('.', import.meta.url));

const args = [builder, '--core-package-file', core, ...process.argv.slice(2), here];
const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', cwd: here });
process.exit(status ?? 1);
