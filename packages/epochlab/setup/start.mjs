// @ts-check
import { spawn } from 'node:child_process';
import { describeRenewal, renewCourse } from './course-copy.mjs';
import { guarded } from './guarded.mjs';
import { jupyterArguments, jupyterEnvironment } from './jupyter.mjs';
import { passOnWithAddress } from './open-line.mjs';
import { whenOrphaned } from './orphaned.mjs';
import { setUp } from './set-up.mjs';
import { here } from './site.mjs';
import { steps } from './steps.mjs';

await guarded(async () => {
  await setUp(here, steps);
  const done = describeRenewal(here, renewCourse(here));
  if (done) process.stdout.write(`${done}\n`);
  openLab(process.argv.slice(2));
});

/** JupyterLab asks each kernel to end, and waits for it: so long it is given. In ms. */
const patience = 15_000;

/** @param {string[]} args */
function openLab(args) {
  // JupyterLab answers Ctrl-C itself (it asks before it stops): this process only waits for it.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.removeAllListeners(signal);
  const lab = spawn(here.jupyter, jupyterArguments(args), {
    cwd: here.course,
    env: jupyterEnvironment(here),
    stdio: ['inherit', 'inherit', 'pipe'],
  });
  passOnWithAddress(lab.stderr, process.stderr);
  const end = () => {
    // JupyterLab ends its kernels at SIGTERM; at SIGHUP it would leave them.
    lab.kill('SIGTERM');
    setTimeout(() => lab.kill('SIGKILL'), patience).unref();
  };
  process.on('SIGINT', () => {});
  process.on('SIGTERM', end);
  process.on('SIGHUP', end);
  whenOrphaned(end);
  lab.on('exit', (code, signal) => process.exit(signal ? 0 : (code ?? 1)));
}
