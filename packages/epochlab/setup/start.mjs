// @ts-check
import { spawn } from 'node:child_process';
import { guarded } from './guarded.mjs';
import { jupyterArguments, jupyterEnvironment } from './jupyter.mjs';
import { setUp } from './set-up.mjs';
import { here } from './site.mjs';
import { steps } from './steps.mjs';

await guarded(async () => {
  await setUp(here, steps);
  openLab(process.argv.slice(2));
});

/** @param {string[]} args */
function openLab(args) {
  // JupyterLab answers Ctrl-C itself (it asks before it stops): this process only waits for it.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.removeAllListeners(signal);
  const lab = spawn(here.jupyter, jupyterArguments(args), {
    cwd: here.at('notebooks'),
    env: jupyterEnvironment(here),
    stdio: 'inherit',
  });
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => lab.kill('SIGTERM'));
  process.on('SIGHUP', () => lab.kill('SIGHUP'));
  lab.on('exit', (code, signal) => process.exit(signal ? 0 : (code ?? 1)));
}
