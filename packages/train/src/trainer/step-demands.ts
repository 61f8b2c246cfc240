import { type Demand, NO_DEMAND } from '../loop/loop-plan';
import type { RecordedStep } from '../record/step';

/** Number of requests of each step, by the shapes of its data: XLA compiles for each of them. */
export class StepDemands {
  private readonly asked = new Map<RecordedStep, Map<string, Demand>>();

  /** Notes `steps` more in `fits` more fits; returns all there have been. */
  add(step: RecordedStep, shapes: string, { steps, fits }: Demand): Demand {
    const ofStep = this.asked.get(step) ?? new Map<string, Demand>();
    const before = ofStep.get(shapes) ?? NO_DEMAND;
    const now = { steps: before.steps + steps, fits: before.fits + fits };
    ofStep.set(shapes, now);
    this.asked.set(step, ofStep);
    return now;
  }

  delete(step: RecordedStep): void {
    this.asked.delete(step);
  }

  clear(): void {
    this.asked.clear();
  }
}
