import * as tf from '@tensorflow/tfjs-node';

type Config = tf.serialization.ConfigDict;

interface LayerClass {
  new (config: Config): Cell | Gru;
  readonly prototype: Cell;
  fromConfig(this: void, made: LayerClass, config: Config): Cell | Gru;
}

/** Fields of tfjs's `GRUCell` (tfjs-layers 4.22, layers/recurrent.ts), and whether the reset gate comes after the product. */
interface Cell {
  resetAfter?: boolean;
  readonly units: number;
  useBias: boolean;
  readonly dropout: number;
  readonly recurrentDropout: number;
  readonly dropoutFunc?: (ones: tf.Tensor, rate: number) => tf.Tensor;
  dropoutMask: tf.Tensor[] | null;
  recurrentDropoutMask: tf.Tensor[] | null;
  readonly kernel: tf.LayerVariable;
  readonly recurrentKernel: tf.LayerVariable;
  bias: tf.LayerVariable;
  readonly biasInitializer: unknown;
  readonly biasRegularizer: unknown;
  readonly biasConstraint: unknown;
  readonly activation: Activation;
  readonly recurrentActivation: Activation;
  build(inputShape: tf.Shape): void;
  addWeight(name: string, shape: tf.Shape, dtype: undefined, ...rest: unknown[]): tf.LayerVariable;
  call(inputs: tf.Tensor[], kwargs: { readonly training?: boolean }): tf.Tensor[];
  getConfig(): Config;
}

interface Gru {
  readonly cell: Cell;
}

interface Activation {
  apply(x: tf.Tensor): tf.Tensor;
}

/** An input with some of its values dropped; the mask is drawn once for all steps, and the layer throws it away. */
function dropped(
  { dropoutFunc = tf.dropout }: Cell,
  x: tf.Tensor,
  rate: number,
  mask: tf.Tensor[] | null,
  training = false,
): { readonly x: tf.Tensor; readonly mask: tf.Tensor[] | null } {
  if (!(0 < rate && rate < 1)) return { x, mask };
  const ones = () => tf.onesLike(x);
  const masks = mask ?? [tf.keep((training ? dropoutFunc(ones(), rate) : ones()).clone())];
  return { x: tf.mul(x, masks[0] as tf.Tensor), mask: masks };
}

/** z = s(x Wz + bz + h Uz + cz), r likewise, n = a(x Wn + bn + r (h Un + cn)); h' = z h + (1 - z) n. */
function stepWithResetAfter(cell: Cell, inputs: tf.Tensor[], training?: boolean): tf.Tensor[] {
  const [input, state] = inputs as [tf.Tensor, tf.Tensor];
  const x = dropped(cell, input, cell.dropout, cell.dropoutMask, training);
  const h = dropped(cell, state, cell.recurrentDropout, cell.recurrentDropoutMask, training);
  [cell.dropoutMask, cell.recurrentDropoutMask] = [x.mask, h.mask];
  const biases = cell.useBias ? tf.split(cell.bias.read(), 2) : [];
  const product = (value: tf.Tensor, kernel: tf.LayerVariable, bias: tf.Tensor | undefined) => {
    const matrix = tf.matMul(value, kernel.read());
    return tf.split(bias ? tf.add(matrix, bias) : matrix, 3, 1) as [tf.Tensor, tf.Tensor, tf.Tensor];
  };
  const [xz, xr, xn] = product(x.x, cell.kernel, biases[0]);
  const [hz, hr, hn] = product(h.x, cell.recurrentKernel, biases[1]);
  const update = cell.recurrentActivation.apply(tf.add(xz, hz));
  const reset = cell.recurrentActivation.apply(tf.add(xr, hr));
  const proposal = cell.activation.apply(tf.add(xn, tf.mul(reset, hn)));
  const next = tf.add(tf.mul(update, h.x), tf.mul(tf.sub(1, update), proposal));
  return [next, next];
}

const cellOf = (layer: Cell | Gru): Cell => ('cell' in layer ? layer.cell : layer);

/** Makes a layer whose class refuses `resetAfter`: it is set once the layer is there. */
function made(make: (config: Config) => Cell | Gru, { resetAfter, ...config }: Config): Cell | Gru {
  const layer = make(config);
  if (resetAfter === true) cellOf(layer).resetAfter = true;
  return layer;
}

function computeWithResetAfter(prototype: Cell): void {
  const { build, call, getConfig } = prototype;
  prototype.build = function (inputShape) {
    if (!this.resetAfter || !this.useBias) return build.call(this, inputShape);
    this.useBias = false;
    build.call(this, inputShape);
    this.useBias = true;
    const shape = [2, 3 * this.units];
    const { biasInitializer, biasRegularizer, biasConstraint } = this;
    this.bias = this.addWeight(
      'bias',
      shape,
      undefined,
      biasInitializer,
      biasRegularizer,
      true,
      biasConstraint,
    );
  };
  prototype.call = function (inputs, kwargs) {
    if (!this.resetAfter) return call.call(this, inputs, kwargs);
    return tf.tidy(() => stepWithResetAfter(this, inputs, kwargs.training));
  };
  prototype.getConfig = function () {
    return { ...getConfig.call(this), resetAfter: this.resetAfter ?? false };
  };
}

const PATCHED = Symbol.for('epochlab.nn.resetAfter');

/**
 * Lets a GRU have `resetAfter: true`, Keras's default since version 3: the reset gate is applied after the matrix product, and there
 * are two rows of biases, as in cuDNN. tfjs refuses it.
 */
export function acceptResetAfter(): void {
  // tfjs's namespace is an object at run time, which types cannot assign to.
  const layers = tf.layers as unknown as Record<'gru' | 'gruCell', (config: Config) => Cell | Gru> & {
    [PATCHED]?: true;
  };
  if (layers[PATCHED]) return;
  Object.defineProperty(layers, PATCHED, { value: true });
  const { classNameMap } = tf.serialization.SerializationMap.getMap();
  const classOf = (name: string) => classNameMap[name]?.[0] as unknown as LayerClass;
  computeWithResetAfter(classOf('GRUCell').prototype);
  for (const name of ['GRU', 'GRUCell']) {
    const layer = classOf(name);
    const { fromConfig } = layer;
    layer.fromConfig = (cls, config) => made(rest => fromConfig(cls, rest), config);
    // The registry keeps the function that it was given.
    tf.serialization.registerClass(layer as unknown as Parameters<typeof tf.serialization.registerClass>[0]);
  }
  for (const name of ['gru', 'gruCell'] as const) {
    const stock = layers[name];
    layers[name] = config => made(stock, config);
  }
}
