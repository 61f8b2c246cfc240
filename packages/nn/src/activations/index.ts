export type { ActivationFunction, Elementwise } from './activation-function';
export { elu, exponential, hardSigmoid, leakyRelu, linear, mish, relu, relu6, selu } from './linear-units';
export { gelu, geluNew } from './gelu';
export { sigmoid, softplus, softsign, swish, swish as silu, tanh } from './sigmoids';
export { logSoftmax, softmax } from './softmax';
