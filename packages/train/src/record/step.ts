/**
 * One training step as a graph: its inputs, outputs and variables. It is recorded twice and
 * compared (`trace-step.ts`, `same-recording.ts`), so that a value that JavaScript fixed is found.
 * Nothing here knows how often a step runs.
 */

import * as tf from '@tensorflow/tfjs-node';
import { DTYPE, type GraphFunction, type Output } from '@epochlab/graph/structure';
import { nativeDtype } from '@epochlab/graph/native';
import {
  allVariables,
  apart,
  handlesOf,
  record,
  Recorder,
  tidied,
  unshare,
  withoutEffect,
  writtenBy,
} from '@epochlab/graph/record';
import { StepSeeds } from './step-seeds';

/** One training, test or prediction step as a graph: inputs, then the state it reads; results, then the state it changes. */
export interface RecordedStep {
  /** Parameters: the batch, `learningRate`, `seed`, `step`, then the variables. Results: the outputs, then new values. */
  readonly body: GraphFunction;
  readonly batch: readonly BatchInput[];
  readonly outputs: readonly StepOutput[];
  readonly variables: readonly tf.Variable[];
  /** Indices into `variables` of those that the step assigns. */
  readonly written: readonly number[];
  readonly random: boolean;
  /** Runs the step on a batch op by op, without effect, for the error that it fails with. */
  readonly trial: (batch: readonly tf.Tensor[]) => void;
}

export interface BatchInput {
  readonly dtype: number;
  readonly shape: readonly number[];
}

export interface StepOutput {
  readonly dtype: number;
  readonly shape: readonly number[];
}

/** How many numbers a step's outputs are. */
export const widthOf = ({ outputs }: Pick<RecordedStep, 'outputs'>): number =>
  outputs.reduce((sum, { shape }) => sum + tf.util.sizeFromShape([...shape]), 0);

/** A step that cannot be a graph, and why. */
export interface Refused {
  readonly refused: string;
}

export interface StepInputs {
  readonly learningRate: Output;
  readonly seed: Output;
  readonly step: Output;
}

export interface StepRecording {
  readonly recorder: Recorder;
  readonly inputs: StepInputs;
  readonly batch: readonly Output[];
  readonly batchSpecs: readonly BatchInput[];
  readonly results: readonly Output[];
  readonly outputs: readonly StepOutput[];
  readonly variables: readonly tf.Variable[];
  readonly written: ReadonlyMap<tf.Variable, Output>;
  readonly random: boolean;
}

const specOf = (recorder: Recorder, tensor: tf.Tensor) => ({
  dtype: nativeDtype(recorder.backend, tensor),
  shape: tensor.shape,
});

/** Records `fn` on a batch. The variables are as before afterwards; optimizer slots that it made remain, as they began. */
export function recordStep(
  fn: (batch: tf.Tensor[]) => tf.Tensor[],
  batch: readonly tf.Tensor[],
): StepRecording {
  const recorder = new Recorder();
  const variables = allVariables();
  unshare(variables);
  recorder.watch(variables);
  const handles = handlesOf(recorder, variables);
  return tidied(() => {
    const seeds = new StepSeeds(recorder);
    const own = apart(batch, variables);
    const inputs = own.map((tensor, i) => recorder.input(tensor, `batch${i}`));
    const learningRate = recorder.graph.placeholder(DTYPE.float32, [], 'learningRate');
    recorder.seed = layerSeed => seeds.next(layerSeed);
    return withoutEffect(recorder, variables, () => {
      const tensors = record(recorder, () => fn([...own]));
      const results = tensors.map(tensor => recorder.symbol(tensor));
      const written = writtenBy(recorder, handles);
      const outputs = tensors.map(tensor => specOf(recorder, tensor));
      tf.dispose(tensors);
      return {
        recorder,
        inputs: { learningRate, seed: seeds.seed, step: seeds.step },
        batch: inputs,
        batchSpecs: batch.map(tensor => specOf(recorder, tensor)),
        results,
        outputs,
        variables: [...recorder.variables.keys()],
        written,
        random: seeds.count > 0,
      };
    });
  });
}
