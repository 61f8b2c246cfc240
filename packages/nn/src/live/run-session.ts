import { notebookHost } from '@epochlab/views';
import { Controls, type ControlsOptions } from './view/controls';
import { NotebookOutput } from './output/notebook-output';
import type { Diagnosis } from './view/diagnosis';
import { HIDDEN, type RunOutput } from './output/output';
import type { Run } from './run/run';
import { RunView } from './view/run-view';
import { serve } from './view/served-views';
import { terminalOutput } from './output/terminal-output';

export interface SessionOptions extends Omit<ControlsOptions, 'interrupt'> {
  readonly show: boolean;
  readonly diagnosis?: Diagnosis | undefined;
}

/** A run with what goes with it: its controls, its place on the screen, its end. */
export class RunSession {
  readonly run: Run;
  readonly controls: Controls;
  readonly #view: RunView;
  readonly #output: RunOutput;
  readonly #interrupted = (): void => this.controls.stop('interrupted');
  /** Aborted when the user interrupts the cell. */
  readonly interrupt: AbortSignal | undefined;

  constructor(run: Run, { show, diagnosis, ...controls }: SessionOptions) {
    const host = notebookHost();
    this.run = run;
    run.diagnosable = diagnosis !== undefined;
    this.interrupt = host?.interruptSignal();
    this.controls = new Controls(run, { interrupt: this.interrupt, ...controls });
    this.interrupt?.addEventListener('abort', this.#interrupted, { once: true });
    this.#view = new RunView(run, this.controls, diagnosis);
    serve(this.#view);
    this.#output = !show ? HIDDEN : host ? new NotebookOutput(run, host) : terminalOutput(run);
  }

  update(): void {
    this.#output.update();
  }

  /** Call after steps: lets messages in, waits while paused. */
  async afterSteps(): Promise<void> {
    this.update();
    await this.controls.afterSteps();
  }

  /** @param stopped why it ended before its time, where the controls do not know */
  finish(stopped?: string): void {
    const { x, progress } = this.run;
    const reason = this.controls.stopReason ?? stopped;
    if (reason === undefined) return this.#end('finished');
    this.run.note('stop', reason);
    this.#end(
      'stopped',
      `${reason} at epoch ${progress.epoch}, step ${progress.step}${x === 0 ? ', before the first step' : ''}`,
    );
  }

  /** Ends a run that was to end before its last epoch, if the user has not stopped it. */
  finishAsPlanned(why: string): void {
    if (this.controls.stopReason === undefined) this.#end('finished', why);
    else this.finish();
  }

  fail(error: unknown): void {
    const what = error instanceof Error ? error.message : String(error);
    const { epoch, step } = this.run.progress;
    const kept =
      epoch === 0
        ? 'The model is as it was.'
        : `The model keeps its weights as of epoch ${epoch}, step ${step}.`;
    this.#end('failed', `${what} ${kept}`);
  }

  #end(status: 'finished' | 'stopped' | 'failed', message?: string): void {
    if (this.run.isOver) return;
    this.interrupt?.removeEventListener('abort', this.#interrupted);
    this.run.setStatus(status, message);
    this.#output.close();
    this.#view.end();
  }
}
