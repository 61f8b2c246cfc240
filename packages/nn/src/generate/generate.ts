import type * as tf from '@tensorflow/tfjs-node';
import { EventLoopTurns } from '@epochlab/train/run';
import { CachedText } from './cached-text';
import { checkSampling, samplerOf, type Sampling } from './sampling';
import { StepwiseModel } from './stepwise-model';
import { WholeText } from './whole-text';

export interface GenerateOptions extends Sampling {
  /** How many tokens are added at most. */
  readonly maxNewTokens: number;
  /** A token, or several, at which the text ends; it is part of the result. */
  readonly stop?: number | readonly number[];
  /** Tokens that the model reads at most, of a longer text the last ones; unless given, as many as it can. */
  readonly contextLength?: number;
  /** Called with each new token; `false` ends the text. */
  readonly onToken?: (token: number, text: readonly number[]) => unknown;
}

/** Settings of layers that say what tokens and how many of them a model takes. */
interface EmbeddingSettings {
  readonly inputDim?: number;
  readonly vocabularySize?: number;
  readonly sequenceLength?: number;
  readonly maskZero?: boolean;
}

const settingsIn = ({ layers }: tf.LayersModel): EmbeddingSettings[] =>
  layers.map(layer => layer.getConfig() as EmbeddingSettings);

/** @throws where a model is not one that says what token follows a text */
function checkModel({ name, inputs, outputs }: tf.LayersModel): void {
  const [input, output] = [inputs[0], outputs[0]];
  if (inputs.length === 1 && outputs.length === 1 && input?.shape.length === 2 && output) return;
  throw new Error(
    `generate: model "${name}" has ${inputs.length} inputs and ${outputs.length} outputs. ` +
      'Expected one input of tokens, [batch, steps], and one output of logits or probabilities, [batch, steps, vocabulary].',
  );
}

function checkPrompt(prompt: readonly number[], model: tf.LayersModel): void {
  if (prompt.length === 0) throw new RangeError('generate: the prompt is empty. Give at least one token.');
  const sizes = settingsIn(model).flatMap(({ inputDim, vocabularySize }) => inputDim ?? vocabularySize ?? []);
  const size = Math.min(Infinity, ...sizes);
  const place = prompt.findIndex(token => !(Number.isInteger(token) && token >= 0 && token < size));
  if (place >= 0)
    throw new RangeError(
      `generate: ${prompt[place]} at place ${place} of the prompt is no token. Expected whole numbers from 0 to ${size - 1}.`,
    );
}

/** How many tokens a model reads at most. */
function contextOf(model: tf.LayersModel, asked: number | undefined): number {
  if (asked !== undefined && !(Number.isInteger(asked) && asked > 0))
    throw new RangeError(`generate: contextLength must be a whole number from 1, got ${asked}.`);
  const lengths = settingsIn(model).flatMap(({ sequenceLength }) => sequenceLength ?? []);
  return Math.min(asked ?? Infinity, model.inputs[0]?.shape[1] ?? Infinity, ...lengths);
}

/** The least power of two that holds a text: texts of about one length share a graph. */
const roundedUp = (length: number) => 2 ** Math.ceil(Math.log2(Math.max(length, SHORTEST)));
const SHORTEST = 64;

/** Whether padding is masked in the model. */
const masksZero = (model: tf.LayersModel) => settingsIn(model).some(({ maskZero }) => maskZero === true);

const told = new WeakSet<tf.LayersModel>();

function sayWhole(model: tf.LayersModel, reason: string): void {
  if (told.has(model)) return;
  told.add(model);
  console.warn(`generate reads the whole text again for each token: ${reason}.`);
}

/** The state that the model can keep of a text, if any. */
function cachedText(model: tf.LayersModel, length: number): CachedText | undefined {
  const stepwise = new StepwiseModel(model, length);
  const hindrance =
    stepwise.hindrance ??
    (model.outputs[0]?.shape.length === 3 ? undefined : 'the output is not one for each position');
  if (hindrance === undefined) return new CachedText(model, stepwise, length);
  sayWhole(model, hindrance);
  return undefined;
}

/**
 * Lets a language model write on: each new token is drawn by what the model says of the text so far. A causal model of the library's and
 * tfjs's layers (`TransformerEncoder` and `MultiHeadAttention` with `useCausalMask`, embeddings, dense, normalisation, residual additions) keeps
 * the keys and values of the positions that it has read, so that every token takes the same short time, as long as the text fits into its
 * context; another model, and one that has masked padding in its text, reads the whole text again for each token, with a line that says why.
 * The tokens are the same.
 *
 * @param model tokens [batch, steps] in, logits or probabilities of the next token [batch, steps, vocabulary] out
 * @param prompt the tokens that the text begins with, at least one
 * @returns the whole text, the prompt included
 * @throws for a model, a prompt or a setting that makes no sense
 * @example
 * const text = await models.generate(model, characters.encode('The '), { maxNewTokens: 200, temperature: 0.8, seed: 1 });
 * console.log(characters.decode(text));
 */
export async function generate(
  model: tf.LayersModel,
  prompt: ArrayLike<number>,
  options: GenerateOptions,
): Promise<number[]> {
  const { maxNewTokens, stop = [], contextLength, onToken } = options;
  const text = Array.from(prompt);
  checkModel(model);
  checkPrompt(text, model);
  checkSampling(options);
  if (!(Number.isInteger(maxNewTokens) && maxNewTokens >= 0))
    throw new RangeError(`generate: maxNewTokens must be a whole number from 0, got ${maxNewTokens}.`);
  const context = contextOf(model, contextLength);
  const [whole, sampler, stops] = [new WholeText(model, context), samplerOf(options), [stop].flat()];
  const masked = masksZero(model);
  const turns = new EventLoopTurns();
  const cached = cachedText(model, Math.min(context, roundedUp(text.length + maxNewTokens)));
  const fits = () => cached && text.length <= cached.length && !(masked && text.includes(0));
  try {
    for (let i = 0; i < maxNewTokens; i++) {
      const token = sampler((fits() ? (cached as CachedText) : whole).after(text));
      text.push(token);
      if (onToken?.(token, text) === false || stops.includes(token)) break;
      await turns.take();
    }
  } finally {
    cached?.dispose();
  }
  return text;
}
