import { serve } from '../live/view/served-views';
import { refuseUnknown } from '../options/refuse-unknown';
import { Playground } from '../playground/playground';
import {
  changedSettings,
  defaultSettings,
  newSeed,
  type PlaygroundOptions,
} from '../playground/settings/check-settings';
import { isLink, readLink } from '../playground/settings/link';
import { sourceOf, type SourceOptions } from '../playground/source-of';
import type { PlaygroundWeights } from '../playground/trainer';
import { PlaygroundView } from '../playground/view';

export interface ShowPlaygroundOptions extends PlaygroundOptions, SourceOptions {
  readonly title?: string;
  /** False: nothing is shown, for an experiment by code. Default true. */
  readonly visible?: boolean;
  /** Weights to go on from, as `p.weights` gives them; `reset` goes back to those of the seed. */
  readonly weights?: readonly PlaygroundWeights[];
  /** The epoch of these weights. Default 0. */
  readonly epoch?: number;
}

const OWN = ['x', 'y', 'data', 'label', 'columns', 'axes', 'labels', 'points'];
const OTHERS = [...OWN, 'title', 'visible', 'weights', 'epoch'];

/**
 * TensorFlow Playground in a cell: a small network that learns while you work its controls. It is trained by the kernel; all that the view can do can be done by the value
 * that is returned, too.
 *
 * @param given settings, named as in TensorFlow Playground's links; or such a link; with `x` and `y`, `data` and `label`, or `points` data of your own; or a
 * table (the path of a CSV file, or rows as objects), with `label` among the options
 * @throws TypeError for an unknown setting or column; RangeError for a value that a setting does not take, and for data that do not fit
 * @example
 * const p = show.playground({ dataset: 'spiral', networkShape: [8, 8], features: ['x', 'y', 'sinX', 'sinY'], seed: 1 });
 * await p.train(100);
 * @example
 * show.playground('https://playground.tensorflow.org/#activation=relu&dataset=xor');
 * @example
 * const { train, labels } = datasets.iris();
 * show.playground({ x: train.x, y: train.y, labels, axes: [2, 3] });
 * @example
 * const rows = [{ width: 1, height: 2, kind: 'a' }, { width: 3, height: 1, kind: 'b' }, { width: 2, height: 2, kind: 'a' }];
 * show.playground(rows, { label: 'kind' }); // or show.playground('boxes.csv', { label: 'kind' })
 */
export function playground(
  given: ShowPlaygroundOptions | string | readonly Readonly<Record<string, unknown>>[] = {},
  more: ShowPlaygroundOptions = {},
): Playground {
  const where = 'show.playground';
  const link =
    typeof given === 'string' && (isLink(given) || more.label === undefined) ? readLink(given) : undefined;
  const options = link ? more : isTable(given) ? { ...more, data: given } : { ...given, ...more };
  const { title = '', visible = true, weights, epoch = 0, ...others } = options;
  refuseUnknown(where, others, Object.keys(defaultSettings('')), OTHERS);
  const wanted = Object.fromEntries(Object.entries(others).filter(([name]) => !OWN.includes(name)));
  const before = changedSettings(defaultSettings(newSeed()), link?.settings ?? {}, where);
  const { source, problem } = sourceOf(others, changedSettings(before, wanted, where), wanted);
  const settings = changedSettings(before, { ...wanted, ...(problem ? { problem } : {}) }, where);
  const shown = new Playground(settings, source, weights && { weights, epoch });
  if (!visible) return shown;
  const view = new PlaygroundView(shown, { title, hidden: link?.hidden ?? [], notes: link?.notes ?? [] });
  serve(view);
  view.display();
  return shown;
}

const isTable = (
  given: ShowPlaygroundOptions | string | readonly Readonly<Record<string, unknown>>[],
): given is string | readonly Readonly<Record<string, unknown>>[] =>
  typeof given === 'string' || Array.isArray(given);
