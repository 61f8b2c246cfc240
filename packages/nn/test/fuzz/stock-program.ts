import type { Action, Arguments, Callback, Effect, Input, Layer, Program } from './program';

/** Layers that stock tfjs does not have, cannot train, or understands otherwise; docs/training.md and the changelog say how. */
const NOT_IN_STOCK: ReadonlySet<string> = new Set([
  'selfAttention',
  'transformerEncoder',
  'positionalEncoding',
  'masking',
  'softmax',
  'thresholdedReLU',
]);
const OTHERWISE: ReadonlySet<string> = new Set([
  'scale',
  'center',
  'dilationRate',
  'kernelConstraint',
  'biasConstraint',
  'recurrentConstraint',
]);
const EFFECTS: ReadonlySet<string> = new Set([
  'scale weights',
  'set layer weights',
  'assign',
  'set factor',
  'set gain',
  'predict',
  'predictOnBatch',
  'evaluate',
  'trainOnBatch',
  'stop',
]);
const OPTIMIZERS: ReadonlySet<string> = new Set(['SGD', 'Adam', 'Adamax', 'Adagrad']);

const without = (args: Arguments, names: ReadonlySet<string>): Arguments =>
  Object.fromEntries(Object.entries(args).filter(([name]) => !names.has(name)));

function layersOf(layers: readonly Layer[]): Layer[] {
  return layers
    .filter(({ layer }) => !NOT_IN_STOCK.has(layer) && !/dropout|noise/i.test(layer))
    .map((layer): Layer => {
      if ('paths' in layer) return { ...layer, paths: layer.paths.map(layersOf) };
      if ('layers' in layer) return { ...layer, layers: layersOf(layer.layers) };
      if ('args' in layer) return { ...layer, args: without(layer.args, OTHERWISE) };
      return { ...layer, of: layersOf([layer.of])[0] ?? { layer: 'gain', args: {} } };
    });
}

const known = ({ effect }: Effect) => EFFECTS.has(effect);
const callbacksOf = (callbacks: readonly Callback[]) =>
  callbacks.filter(
    spec => spec.callback === 'watch batches' || (spec.callback === 'own' && known(spec.effect)),
  );

/** After a stop in the middle of an epoch tfjs does not validate any more; Keras, and this library, do. */
const validated = <T extends { readonly validation: boolean }>(
  action: T,
  callbacks: readonly Callback[],
): boolean =>
  action.validation &&
  !callbacks.some(spec => spec.callback === 'own' && spec.effect.effect === 'stop' && /Batch/.test(spec.on));

function actionsOf(actions: readonly Action[]): Action[] {
  return actions
    .filter(({ do: name }) => !['die and resume', 'wrong data', 'save and load'].includes(name))
    .filter(action => action.do !== 'effect' || known(action.effect))
    .map(action => {
      if (action.do !== 'fit' && action.do !== 'fitDataset') return action;
      const callbacks = callbacksOf(action.callbacks);
      const validation = validated(action, callbacks);
      return action.do === 'fit'
        ? { ...action, sampleWeight: 'none', classWeight: false, callbacks, validation }
        : { ...action, map: '', callbacks, validation };
    });
}

const unmasked = (input: Input): Input => ('masked' in input ? { ...input, masked: false } : input);

/** The part of a program that must see the same in tfjs as it is published. */
export function stockProgram(program: Program): Program {
  const { optimizer, lossWeights } = program.compile;
  const clipping = new Set(['clipnorm', 'clipvalue']);
  return {
    ...program,
    stateful: false,
    input: unmasked(program.input),
    layers: layersOf(program.layers),
    compile: {
      metrics: [],
      lossWeights: program.heads.length === 1 ? [] : lossWeights,
      optimizer: OPTIMIZERS.has(optimizer.name)
        ? { ...optimizer, args: without(optimizer.args, clipping) }
        : { name: 'SGD', args: { learningRate: 0.03 } },
    },
    actions: actionsOf(program.actions),
  };
}
