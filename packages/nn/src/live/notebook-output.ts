import type { DisplayHandle, NotebookHost } from '@epochlab/views';
import { render } from '@epochlab/views';
import type { RunOutput } from './output';
import type { Run } from './run';
import { trainingPayload } from './training-state';

/**
 * While a run goes on its output is drawn anew at most this often, so that a notebook saved meanwhile has the curve. JupyterLab looks
 * through the whole notebook each time: with some megabytes of outputs that takes as long as a second of training.
 */
const REFRESH_MS = 15_000;
/** Drawing may take at most this share of the time. */
const SHARE = 1 / 200;

/** Shows a run as an output of the cell; the front end's live view connects to it by its id. */
export class NotebookOutput implements RunOutput {
  readonly #run: Run;
  readonly #handle: DisplayHandle;
  #next: number;

  constructor(run: Run, host: NotebookHost) {
    this.#run = run;
    this.#handle = host.display(render(trainingPayload(run)));
    this.#next = performance.now() + REFRESH_MS;
  }

  update(): void {
    if (performance.now() >= this.#next) this.#draw();
  }

  close(): void {
    this.#draw();
  }

  #draw(): void {
    const start = performance.now();
    this.#handle.update(render(trainingPayload(this.#run)));
    const end = performance.now();
    this.#next = end + Math.max(REFRESH_MS, (end - start) / SHARE);
  }
}
