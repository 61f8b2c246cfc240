import { checked } from '../../options/refuse-unknown';
import * as tf from '@tensorflow/tfjs-node';
import { layerOutput } from '../../explain/layer-outputs';
import type { TensorInput } from '../../tensors';
import { inScope } from '../../in-scope';
import { display } from '../output/display';
import { matricesOf, reducedTogether } from '../input/matrix';

/** As many maps as a person looks at. */
const MOST_MAPS = 64;

export interface FeatureMapsOptions {
  readonly title?: string;
  /** Which sample of x; the first unless given. */
  readonly sample?: number;
}

/**
 * Shows what each channel of a layer makes of a sample: `show.featureMaps(model, 'conv2d_1', images)`.
 *
 * @example
 * show.featureMaps(model, 'conv2d_1', images, { sample: 3 });
 */
export function featureMaps(
  model: tf.LayersModel,
  layer: string | number,
  x: TensorInput,
  options: FeatureMapsOptions = {},
): void {
  const { title, sample = 0 } = checked('show.featureMaps', options, { title: true, sample: true });
  const maps = inScope(() => {
    const output = layerOutput(model, layer, x);
    if (output.rank !== 4)
      throw new RangeError(
        `Layer '${layer}' has the output [${output.shape.join(', ')}]. Expected maps [n, height, width, channels].`,
      );
    return matricesOf(tf.transpose(tf.gather(output, [sample]).squeeze([0]), [2, 0, 1]), 'Feature maps');
  });
  const signed = maps.some(map => map.values.some(value => (value ?? 0) < 0));
  show(title ?? `Feature maps of ${layer}`, 'activation', signed, maps, 'channel');
}

/**
 * Shows the filters of a convolutional layer: one map for each filter, of its first input channel unless `channel` is given.
 *
 * @example
 * show.filters(model.layers[0]);
 */
export function filters(
  layer: tf.layers.Layer,
  options: { readonly title?: string; readonly channel?: number } = {},
): void {
  const { title, channel = 0 } = checked('show.filters', options, { title: true, channel: true });
  const kernel = layer.getWeights()[0];
  if (kernel?.rank !== 4)
    throw new RangeError(`Layer '${layer.name}' has no filters [height, width, channels, filters].`);
  const maps = inScope(() =>
    matricesOf(tf.transpose(tf.gather(kernel, [channel], 2).squeeze([2]), [2, 0, 1]), 'Filters'),
  );
  show(title ?? `Filters of ${layer.name}`, 'weight', true, maps, 'filter');
}

function show(
  title: string,
  measure: string,
  signed: boolean,
  maps: ReturnType<typeof matricesOf>,
  name: string,
): void {
  const colours = signed ? 'diverging' : 'intensity';
  const whole = maps.slice(0, MOST_MAPS);
  const kept = reducedTogether(whole, colours);
  const { rows = 0, columns = 0 } = whole[0] ?? {};
  display({
    kind: 'featureMaps',
    state: {
      title,
      measure,
      maps: kept.map((matrix, i) => ({ name: `${name} ${i}`, matrix })),
      colours,
      scale: 'shared',
      ...(maps.length > MOST_MAPS ? { total: maps.length } : {}),
      ...(kept[0] !== whole[0] && { reducedFrom: { rows, columns } }),
    },
  });
}
