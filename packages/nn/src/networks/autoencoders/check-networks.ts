import type { LayersModel, Tensor } from '@tensorflow/tfjs-node';
import { checkFinite, lastActivation, shapeText } from '../own-loop/check-model';
import type { Reconstruction } from './vae-step';

const WHERE = 'networks.VariationalAutoencoder';

/**
 * How many latent dimensions an encoder and a decoder share.
 *
 * @throws RangeError for networks that do not fit each other
 */
export function checkEncoderAndDecoder(
  encoder: LayersModel,
  decoder: LayersModel,
  reconstruction: Reconstruction,
): number {
  const outputs = encoder.outputs.map(({ shape }) => shape);
  const [latentDim] = outputs.map(shape => shape[1]);
  if (outputs.length !== 2 || !latentDim || outputs.some(shape => shapeText(shape) !== `[n, ${latentDim}]`)) {
    throw new RangeError(
      `${WHERE}: the encoder must have two outputs of one shape, [n, latentDim] each: means and logarithms of variances. Got ${outputs.map(shapeText).join(' and ')}.`,
    );
  }
  const [takes, makes, data] = [decoder.inputs[0], decoder.outputs[0], encoder.inputs[0]].map(end =>
    shapeText(end?.shape ?? []),
  );
  if (takes !== `[n, ${latentDim}]`)
    throw new RangeError(
      `${WHERE}: the decoder takes ${takes}, the encoder's outputs are [n, ${latentDim}]. Give the decoder's first layer inputShape: [${latentDim}].`,
    );
  if (makes !== data)
    throw new RangeError(
      `${WHERE}: the decoder makes ${makes} and the encoder takes ${data}. Both must be the shape of the data.`,
    );
  const activation = lastActivation(decoder) ?? 'sigmoid';
  if (reconstruction === 'binaryCrossentropy' && activation !== 'sigmoid') {
    throw new RangeError(
      `${WHERE}: the decoder ends in '${activation}', binary crossentropy needs probabilities. End it in a sigmoid, or take reconstruction: 'meanSquaredError'.`,
    );
  }
  return latentDim;
}

/** @throws RangeError for data of another shape than the encoder's, or that a sigmoid cannot make */
export function checkValues(x: Tensor, encoder: LayersModel, reconstruction: Reconstruction): void {
  const expected = shapeText([null, ...(encoder.inputs[0]?.shape.slice(1) ?? [])]);
  if (shapeText([null, ...x.shape.slice(1)]) !== expected)
    throw new RangeError(
      `${WHERE}: fit: the data has the shape ${shapeText(x.shape)}, the encoder takes ${expected}.`,
    );
  const [least, greatest] = checkFinite(x, `${WHERE}: fit`);
  if (reconstruction === 'binaryCrossentropy' && (least < 0 || greatest > 1)) {
    throw new RangeError(
      `${WHERE}: fit: the data goes from ${least} to ${greatest}, binary crossentropy takes 0 to 1. Scale it, or take reconstruction: 'meanSquaredError' and a decoder without a sigmoid.`,
    );
  }
}
