export { learningRateOf, setLearningRate } from './learning-rate';
export { optimizers } from '../namespaces/optimizers';
