import { failedInOneDnn, withoutOneDnn } from '../loop/loop-plan';
import { PredictSteps } from '../loop/predict-steps';
import { SingleStep } from '../loop/single-step';
import type { CompiledSteps } from '../loop/steps';
import type { RecordedStep, Refused } from '../record/step';

type OneCall = SingleStep | PredictSteps;

/** The graphs that are compiled of the traced steps of a model, one of each kind for a step. */
export class CompiledGraphs {
  /** Many batches a call, of rows in memory. */
  private readonly loops = new Map<RecordedStep, CompiledSteps>();
  /** Many batches a call, of data that differ from call to call. */
  private readonly streams = new Map<RecordedStep, CompiledSteps>();
  private readonly predicting = new Map<RecordedStep, PredictSteps>();
  private readonly calledSingly = new Map<RecordedStep, SingleStep>();
  /** Steps that oneDNN cannot run, as TensorFlow optimises them. */
  private readonly unable = new Map<OneCall, Refused>();

  loop(step: RecordedStep, make: () => CompiledSteps): CompiledSteps {
    return madeOnce(this.loops, step, make);
  }

  stream(step: RecordedStep, make: () => CompiledSteps): CompiledSteps {
    return madeOnce(this.streams, step, make);
  }

  predict(step: RecordedStep): PredictSteps | Refused {
    return this.able(madeOnce(this.predicting, step, () => new PredictSteps(step)));
  }

  single(step: RecordedStep): SingleStep | Refused {
    return this.able(madeOnce(this.calledSingly, step, () => new SingleStep(step)));
  }

  private able<T extends OneCall>(made: T): T | Refused {
    return this.unable.get(made) ?? made;
  }

  /** The result of a step that may turn out, at its first call, to be one that oneDNN cannot run: then why. */
  attempt<T>(compiled: OneCall, run: () => T): T | Refused {
    try {
      return run();
    } catch (error) {
      if (compiled.started || !failedInOneDnn(error)) throw error;
      const refused = { refused: withoutOneDnn(String(error)).reason };
      this.unable.set(compiled, refused);
      return refused;
    }
  }

  /** Frees the graphs of a step. */
  forget(step: RecordedStep): void {
    for (const made of [this.predicting.get(step), this.calledSingly.get(step)])
      if (made) this.unable.delete(made);
    for (const graphs of [this.loops, this.streams, this.predicting, this.calledSingly]) {
      graphs.get(step)?.dispose();
      graphs.delete(step);
    }
  }

  get manyACall(): readonly CompiledSteps[] {
    return [...this.loops.values(), ...this.streams.values()];
  }

  get predictions(): readonly PredictSteps[] {
    return [...this.predicting.values()].filter(steps => !this.unable.has(steps));
  }

  get singles(): readonly SingleStep[] {
    return [...this.calledSingly.values()].filter(single => !this.unable.has(single));
  }

  get refusals(): readonly string[] {
    return [...this.unable.values()].map(({ refused }) => refused);
  }
}

function madeOnce<T>(graphs: Map<RecordedStep, T>, step: RecordedStep, make: () => T): T {
  const made = graphs.get(step) ?? make();
  graphs.set(step, made);
  return made;
}
