import { checked } from '../../options/refuse-unknown';
import type * as tf from '@tensorflow/tfjs-node';
import { LiveCallback, type LiveOptions } from '../../live/live-callback';
import { curvesOf, Run } from '../../live/run/run';
import { RunSession } from '../../live/run-session';
import { LoopView, type LoopOptions } from '../../live/loop-view';

/** A callback that shows a `fit` live; only needed for options, since `fit` shows itself: `callbacks: [EarlyStopping(), show.live({ name: 'wide' })]`. */
export function live(options: LiveOptions = {}): LiveCallback {
  checked('show.live', options, { name: true, compare: true, startPaused: true, settings: true });
  return new LiveCallback({ ...options, show: true });
}

/**
 * The training view for a history that `fit` returned, or for a loop of one's own.
 *
 * @example
 * const view = show.training('my loop', { epochs: 3, stepsPerEpoch: 100 });
 * for (...) if (!(await view.step({ loss }))) break;   // false once Stop was pressed
 * view.finish();
 * @example
 * // With its optimizer the view sets the learning rate, with its layers it shows gradients and dead units.
 * const view = show.training('by hand', { epochs, stepsPerEpoch, optimizer, layers: { model, x, loss: () => lossOf(model, x, y) } });
 */
export function training(history: tf.History, options?: { readonly title?: string }): void;
export function training(title: string, options?: LoopOptions): LoopView;
export function training(
  first: tf.History | string,
  options: LoopOptions & { readonly title?: string } = {},
): LoopView | void {
  checked('show.training', options, {
    epochs: true,
    stepsPerEpoch: true,
    optimizer: true,
    layers: true,
    settings: true,
    title: true,
  });
  if (typeof first === 'string') return new LoopView(first, options);
  showHistory(first, options.title ?? 'Training');
}

function showHistory({ epoch, history }: tf.History, title: string): void {
  const run = new Run({ title, epochs: epoch.length, stepsPerEpoch: 1 });
  const session = new RunSession(run, { show: true });
  epoch.forEach((_, i) => {
    run.beginEpoch(i);
    run.addSteps(0, 1, []);
    run.addEpoch(
      curvesOf(
        Object.fromEntries(Object.entries(history).map(([name, values]) => [name, Number(values[i] ?? NaN)])),
      ),
    );
  });
  session.finish();
}
