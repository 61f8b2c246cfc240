import { streamingOf } from '../compile';
import type { TrainableModel } from './model';

/** One output of a step that has a name, and how its values of batches make that of an epoch. */
export interface Column {
  readonly name: string;
  /** The output that says how much a batch counts; its rows unless given. */
  readonly count?: number;
  readonly squared?: boolean;
}

/** The outputs of a step: the named ones first, then the counts of metrics that are not means over rows. */
export interface Columns {
  readonly named: readonly Column[];
  /** All outputs, the counts included. */
  readonly width: number;
}

/** The outputs of a model's steps. @param names of the loss and the metrics */
export function columnsOf(model: TrainableModel, names: readonly string[]): Columns {
  let width = names.length;
  const named = names.map((name, i): Column => {
    // The loss comes first, then what `metricsTensors` lists.
    const [metric] = (model.metricsTensors[i - 1] ?? []) as readonly unknown[];
    const streaming = metric === undefined ? undefined : streamingOf(metric);
    return {
      name,
      ...(streaming?.counted ? { count: width++ } : {}),
      ...(streaming?.squared ? { squared: true } : {}),
    };
  });
  return { named, width };
}
