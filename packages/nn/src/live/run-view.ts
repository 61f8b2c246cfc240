import type { Comm, FromView } from '@epochlab/views';
import type { Controls } from './controls';
import type { Run } from './run';
import { servedViews, type ServedView } from './served-views';
import { Viewer } from './viewer';

/** The live side of a training view. */
export class RunView implements ServedView {
  readonly run: Run;
  readonly #controls: Controls;

  constructor(run: Run, controls: Controls) {
    this.run = run;
    this.#controls = controls;
  }

  get id(): string {
    return this.run.id;
  }

  get isOver(): boolean {
    return this.run.isOver;
  }

  open(comm: Comm): (message: FromView) => void {
    const viewer = new Viewer(comm, this.run);
    return message => {
      if (message.type === 'control') ACTIONS[message.action]?.(this.#controls);
      if (message.type === 'learningRate') this.#controls.setLearningRate(message.value);
      if (message.type === 'window') viewer.window(message.request, message.from, message.to, message.points);
    };
  }
}

type Action = Extract<FromView, { type: 'control' }>['action'];

const ACTIONS: Readonly<Record<Action, (controls: Controls) => void>> = {
  stop: controls => controls.stop(),
  pause: controls => controls.pause(),
  resume: controls => controls.resume(),
  step: controls => controls.step(),
};

/** The runs of this session that are still known, the oldest first. */
export function recentRuns(): readonly Run[] {
  return servedViews().flatMap(view => (view instanceof RunView ? [view.run] : []));
}

/** The runs of this session with these names, or all of them that have curves. */
export function runsNamed(names: readonly string[] | true | undefined): readonly Run[] {
  if (names === undefined) return [];
  return recentRuns().filter(run => run.series.size > 0 && (names === true || names.includes(run.title)));
}
