import type { EfficientNetLite0Options } from './efficientnet-lite-0';

type Options = Required<EfficientNetLite0Options>;

/** All options, checked. */
export type Checked = Options;

const DEFAULTS: Options = {
  weights: 'imagenet',
  includeTop: true,
  inputShape: [224, 224, 3],
  pooling: null,
  classes: 1000,
  classifierActivation: 'softmax',
  name: 'efficientnet-lite0',
};

const WHERE = 'applications.EfficientNetLite0';
const SMALLEST = 32;

/** The fault in words, if there is one. */
type Rule = (options: Options) => string | undefined;

const isSide = (side: number | undefined) => Number.isInteger(side) && Number(side) >= SMALLEST;

const RULES: readonly Rule[] = [
  ({ weights }) =>
    weights === null || (typeof weights === 'string' && weights !== '')
      ? undefined
      : `weights is ${String(weights)}, expected 'imagenet', null or the path of a saved network.`,
  ({ inputShape }) =>
    inputShape.length === 3 &&
    isSide(inputShape[0]) &&
    isSide(inputShape[1]) &&
    Number.isInteger(inputShape[2])
      ? undefined
      : `inputShape is [${inputShape.join(', ')}], expected [height, width, channels] with sides of at least ${SMALLEST} pixels.`,
  ({ weights, inputShape }) =>
    weights === 'imagenet' && inputShape[2] !== 3
      ? `inputShape has ${inputShape[2]} channels, but the weights of ImageNet are for 3. Repeat a grey picture: tf.image.grayscaleToRGB(x); or train from scratch with weights: null.`
      : undefined,
  ({ weights, includeTop, inputShape }) =>
    weights === 'imagenet' && includeTop && (inputShape[0] !== 224 || inputShape[1] !== 224)
      ? `inputShape is [${inputShape.join(', ')}], but the head of ImageNet was trained on [224, 224, 3]. Resize the pictures, or leave the head out with includeTop: false.`
      : undefined,
  ({ weights, includeTop, classes }) =>
    weights === 'imagenet' && includeTop && classes !== 1000
      ? `classes is ${classes}, but the head of ImageNet tells 1000 apart. Leave it out with includeTop: false and add layers.Dense(${classes}), or train from scratch with weights: null.`
      : undefined,
  ({ classes }) =>
    Number.isInteger(classes) && classes >= 1
      ? undefined
      : `classes is ${classes}, expected an integer of at least 1.`,
  ({ pooling }) =>
    pooling === null || ['avg', 'max'].includes(pooling)
      ? undefined
      : `pooling is '${String(pooling)}', expected 'avg', 'max' or null.`,
];

/** The options with their defaults. @throws TypeError naming what is wrong and what to do */
export function checkOptions(options: EfficientNetLite0Options): Checked {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const all = { ...DEFAULTS, ...Object.fromEntries(given) } as Options;
  for (const rule of RULES) {
    const problem = rule(all);
    if (problem !== undefined) throw new TypeError(`${WHERE}: ${problem}`);
  }
  return all;
}
