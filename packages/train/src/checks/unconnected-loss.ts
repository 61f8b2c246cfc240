import type { StepFunction } from '../model';

/** tfjs's words for it. */
const UNCONNECTED = /Cannot find a connection between any variable and the result of the loss/;

const EXPLAINED =
  "The loss does not depend on the model's weights, so there is nothing to train: it is a constant, or made of yTrue alone, or of values that " +
  'dataSync(), arraySync() or the like took out of yPred. Compute it from yPred with operations on tensors: yPred.sub(yTrue).square().mean().';

/** The step, which says what is wrong with a loss that nothing can be trained by. */
export const explainingUnconnected =
  (step: StepFunction): StepFunction =>
  batch => {
    try {
      return step(batch);
    } catch (error) {
      throw UNCONNECTED.test(String(error)) ? new Error(EXPLAINED, { cause: error }) : error;
    }
  };
