import type { PlaygroundCurves, PlaygroundState } from '@epochlab/views';

/** A curve with more epochs than this is drawn with half of them. */
const MOST = 4000;

const NONE: PlaygroundCurves = {
  epoch: [],
  loss: [],
  testLoss: [],
  accuracy: [],
  testAccuracy: [],
  seconds: [],
};

const map = (
  curves: PlaygroundCurves,
  change: <T>(values: readonly T[]) => readonly T[],
): PlaygroundCurves => ({
  epoch: change(curves.epoch),
  loss: change(curves.loss),
  testLoss: change(curves.testLoss),
  accuracy: change(curves.accuracy),
  testAccuracy: change(curves.testAccuracy),
  seconds: change(curves.seconds),
});

/** The epochs that came since the state; another run clears them. */
export class Epochs {
  private came = NONE;
  private run = 0;

  add(run: number, more: PlaygroundCurves): void {
    const before = run === this.run ? this.came : NONE;
    this.run = run;
    const all = joined(before, more);
    this.came = all.epoch.length > MOST ? map(all, halved) : all;
  }

  /** The curves of a state, and what came after them of the same run. */
  after({ run, curves }: Pick<PlaygroundState, 'run' | 'curves'>): PlaygroundCurves {
    if (run !== this.run) return curves;
    const last = curves.epoch.at(-1) ?? -1;
    const from = this.came.epoch.findIndex(epoch => epoch > last);
    return from === -1
      ? curves
      : joined(
          curves,
          map(this.came, values => values.slice(from)),
        );
  }
}

const halved = <T>(values: readonly T[]): readonly T[] =>
  values.filter((_, i) => i % 2 === 0 || i === values.length - 1);

const joined = (a: PlaygroundCurves, b: PlaygroundCurves): PlaygroundCurves => ({
  epoch: [...a.epoch, ...b.epoch],
  loss: [...a.loss, ...b.loss],
  testLoss: [...a.testLoss, ...b.testLoss],
  accuracy: [...a.accuracy, ...b.accuracy],
  testAccuracy: [...a.testAccuracy, ...b.testAccuracy],
  seconds: [...a.seconds, ...b.seconds],
});
