import type { Comm, FromView, ToView } from '@epochlab/views';
import type { Controls } from './controls';
import { diagnosisOf, type Diagnosis } from './diagnosis';
import { knownRuns } from '../run/known-runs';
import type { Run } from '../run/run';
import { servedViews, type ServedView } from './served-views';
import { Viewer } from './viewer';

/** The live side of a training view. Many are kept for long: of a run that is over it holds the numbers, and no model. */
export class RunView implements ServedView {
  readonly run: Run;
  #training: Training | undefined;

  constructor(run: Run, controls: Controls, diagnosis?: Diagnosis) {
    this.run = run;
    this.#training = { controls, diagnosis };
  }

  /** Lets go of what only a run that goes on needs: its controls and its model. */
  end(): void {
    this.#training = undefined;
  }

  get id(): string {
    return this.run.id;
  }

  get isOver(): boolean {
    return this.run.isOver;
  }

  open(comm: Comm): (message: FromView) => void {
    const viewer = new Viewer(comm, this.run);
    const reply = (message: ToView): void => comm.send(message);
    const answers: Answers = {
      control: ({ action }) => this.#training && ACTIONS[action]?.(this.#training.controls),
      learningRate: ({ value }) => this.#training?.controls.setLearningRate(value),
      window: ({ request, from, to, points }) => viewer.window(request, from, to, points),
      diagnose: ({ request }) => void diagnosisOf(this.run, this.#training?.diagnosis, request).then(reply),
      runs: ({ request }) => reply({ type: 'runs', request, runs: knownRuns(this.run, recentRuns()) }),
      overlay: ({ ids }) => {
        this.run.overlaid = recentRuns().filter(run => run !== this.run && ids.includes(run.id));
      },
    };
    // The table pairs each type of message with what takes it; the compiler cannot follow the pair through the lookup.
    return message => (answers[message.type] as ((message: FromView) => void) | undefined)?.(message);
  }
}

/** Commands that act on a run that goes on. */
interface Training {
  readonly controls: Controls;
  readonly diagnosis: Diagnosis | undefined;
}

type Answers = { readonly [T in FromView['type']]?: (message: Extract<FromView, { type: T }>) => void };
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
