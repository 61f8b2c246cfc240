import { type DisplayHandle, type NotebookHost, render } from '@epochlab/views';
import type { RunOutput } from './output';
import type { Run } from '../run/run';
import { trainingPayload } from '../run/training-state';

/** While a run goes on its output is drawn again this often, so that a notebook saved meanwhile has the curve. */
const REFRESH_MS = 15_000;
/**
 * While a front end looks on (nobody else listens to a run), which draws the output again before it saves. JupyterLab looks through the whole notebook each time, which takes a
 * tenth of a second of a training on the same processors, with some megabytes of outputs a second.
 */
const WATCHED_MS = 60_000;
/** Drawing may take at most this share of the time. */
const SHARE = 1 / 200;

/** Shows a run as an output of the cell; the front end's live view connects to it by its id. */
export class NotebookOutput implements RunOutput {
  readonly #run: Run;
  readonly #handle: DisplayHandle;
  #last = performance.now();
  /** How long drawing took. */
  #cost = 0;

  constructor(run: Run, host: NotebookHost) {
    this.#run = run;
    this.#handle = host.display(render(trainingPayload(run)));
  }

  update(): void {
    const wait = Math.max(this.#run.changed.isHeard ? WATCHED_MS : REFRESH_MS, this.#cost / SHARE);
    if (performance.now() >= this.#last + wait) this.#draw();
  }

  close(): void {
    this.#draw();
  }

  #draw(): void {
    const start = performance.now();
    this.#handle.update(render(trainingPayload(this.#run)));
    this.#last = performance.now();
    this.#cost = this.#last - start;
  }
}
