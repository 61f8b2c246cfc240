import { didYouMean } from '@epochlab/train/names';

/** Options of Keras that this library has under another name. */
const RENAMED: Readonly<Record<string, string>> = {
  lr: 'learningRate',
  negativeSlope: 'alpha',
  batchShape: 'batchInputShape',
  runEagerly: 'eager',
  callback: 'callbacks',
};

/** Options of Keras that this library does not have, in camelCase. */
const OF_KERAS = new Set(
  (
    'autocast autoScaleLoss axisOrder batchShape ' +
    'clipnorm clipvalue globalClipnorm dataFormat decay directory ema emaMomentum emaOverwriteFrequency ' +
    'fillMode fillValue foundInf gradientAccumulationSteps groups ' +
    'interpolation isGradientClipped jitCompile keepdims layout lossScaleFactor loraAlpha loraRank ' +
    'maskZero maxQueueSize negativeSlope noiseShape normalization nesterov optional ' +
    'outputPadding padToAspectRatio quantizationConfig ragged recurrentInitializer reduction renorm ' +
    'resetAfter rmsScaling runEagerly saveFormat saveFreq saveWeightsOnly seed sharedAxes sparse ' +
    'stepsPerExecution synchronized threshold timeMajor useCausalMask useCudnn useEma useMultiprocessing ' +
    'virtualBatchSize weightDecay workers zeroOutputForMask amsgrad ' +
    'attentionAxes flashAttention numGroups initialValueThreshold startFromEpoch beta3 cutoff'
  ).split(' '),
);

const camelCase = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The remedy: the name in this library's spelling, else that there is none, else the nearest. */
function remedy(written: string, known: readonly string[]): string {
  const name = camelCase(written);
  const renamed = RENAMED[name];
  if (renamed !== undefined && known.includes(renamed)) return ` Here it is '${renamed}'.`;
  if (!known.includes(name) && OF_KERAS.has(name)) return ' Keras has it; this library does not.';
  return didYouMean(written, known);
}

const MANY = 12;

function listed(known: readonly string[]): string {
  if (known.length === 0) return 'It takes none.';
  const more = known.length > MANY ? ` and ${known.length - MANY} more` : '';
  return `It takes ${known.slice(0, MANY).join(', ')}${more}.`;
}

/**
 * Refuses an option that would be passed over in silence: a slip of the pen, or one of Keras's that is not here. One that is undefined or null is as
 * if it had not been written.
 *
 * @param where the function as it is called: 'layers.Dense'
 * @param passed options that are known, but not to be recommended
 * @throws TypeError naming the option, the nearest known one, and those that there are
 */
export function refuseUnknown(
  where: string,
  options: object,
  known: readonly string[],
  passed: readonly string[] = [],
): void {
  for (const [written, value] of Object.entries(options)) {
    if (value == null || known.includes(written) || passed.includes(written)) continue;
    throw new TypeError(
      `${where} has no option '${written}'.${remedy(written, [...known, ...passed])} ${listed(known)}`,
    );
  }
}

/** The names of all options, which the compiler checks to be all. */
export type OptionNames<O> = { readonly [K in keyof Required<O>]: true };

/** The options as they were given, if all are known. @throws TypeError for another one, as `refuseUnknown` */
export function checked<O extends object>(where: string, options: O, names: OptionNames<O>): O {
  refuseUnknown(where, options, Object.keys(names));
  return options;
}
