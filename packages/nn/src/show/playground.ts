import type { PlaygroundSettings } from '@epochlab/views';
import { serve } from '../live/served-views';
import { refuseUnknown } from '../options/refuse-unknown';
import { ownSource, type PlaygroundData } from '../playground/own-source';
import { Playground } from '../playground/playground';
import { generatedSource } from '../playground/points/source';
import {
  changedSettings,
  defaultSettings,
  newSeed,
  type PlaygroundOptions,
} from '../playground/settings/check-settings';
import { readLink } from '../playground/settings/link';
import { PlaygroundView } from '../playground/view';

export interface ShowPlaygroundOptions extends PlaygroundOptions, Partial<PlaygroundData> {
  readonly title?: string;
  /** False: nothing is shown, for an experiment by code. Default true. */
  readonly visible?: boolean;
}

const OWN = ['x', 'y', 'columns', 'axes', 'labels', 'title', 'visible'];

/**
 * TensorFlow Playground in a cell: a small network that learns while you work its controls. It is trained by the kernel; all that the view can do can be done by the value
 * that is returned, too.
 *
 * @param options settings, named as in TensorFlow Playground's links; or such a link; with `x` and `y` data of your own
 * @throws TypeError for an unknown setting; RangeError for a value that a setting does not take, and for data that do not fit
 * @example
 * const p = show.playground({ dataset: 'spiral', networkShape: [8, 8], features: ['x', 'y', 'sinX', 'sinY'], seed: 1 });
 * await p.train(100);
 * @example
 * show.playground('https://playground.tensorflow.org/#activation=relu&dataset=xor');
 * @example
 * const { train, labels } = datasets.iris();
 * show.playground({ x: train.x, y: train.y, labels, axes: [2, 3] });
 */
export function playground(options: ShowPlaygroundOptions | string = {}): Playground {
  const where = 'show.playground';
  const link = typeof options === 'string' ? readLink(options) : undefined;
  const {
    x,
    y,
    columns,
    axes,
    labels,
    title = '',
    visible = true,
    ...given
  } = typeof options === 'string' ? {} : options;
  const settings = changedSettings(defaultSettings(newSeed()), link?.settings ?? known(given, where), where);
  const source =
    x === undefined && y === undefined ? generatedSource : own(settings, { x, y, columns, axes, labels });
  const shown = new Playground(settings, source);
  if (!visible) return shown;
  const view = new PlaygroundView(shown, { title, hidden: link?.hidden ?? [], notes: link?.notes ?? [] });
  serve(view);
  view.display();
  return shown;
}

function known(options: object, where: string): object {
  refuseUnknown(where, options, Object.keys(defaultSettings('')), OWN);
  return options;
}

type Given = { readonly [K in keyof PlaygroundData]?: PlaygroundData[K] | undefined };

function own(
  { problem }: PlaygroundSettings,
  { x, y, columns, axes, labels }: Given,
): ReturnType<typeof ownSource> {
  if (x === undefined || y === undefined) {
    throw new TypeError(`show.playground: ${x === undefined ? 'x' : 'y'} is missing. Own data are { x, y }.`);
  }
  return ownSource(
    { x, y, ...(columns ? { columns } : {}), ...(axes ? { axes } : {}), ...(labels ? { labels } : {}) },
    problem,
  );
}
