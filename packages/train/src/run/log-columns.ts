import { otherNames } from '../objectives/short-names';
import { type Merged, streamingOf } from '../objectives/streamed-metric';
import type { TrainableModel } from '../model';

/** One output of a step that has a name, and how its values of batches make that of an epoch. */
export interface Column {
  readonly name: string;
  /** The output that says how much a batch counts; its rows unless given. */
  readonly count?: number;
  readonly squared?: boolean;
  /** The outputs of which the epoch's value is made. */
  readonly state?: { readonly first: number; readonly size: number; readonly merged: Merged };
}

/** The outputs of a step: the named ones first, then the counts and states of metrics that are not means over rows. */
export interface Columns {
  readonly named: readonly Column[];
  /** All outputs, counts and states included. */
  readonly width: number;
  /** The other names by which the logs of a batch can be read. */
  readonly otherNames: PropertyDescriptorMap;
}

/** The outputs of a model's steps. @param names of the loss and the metrics */
export function columnsOf(model: TrainableModel, names: readonly string[]): Columns {
  let width = names.length;
  const take = (count: number) => (width += count) - count;
  const named = names.map((name, i): Column => {
    // The loss comes first, then what `metricsTensors` lists.
    const [metric, output = 0] = (model.metricsTensors[i - 1] ?? []) as [unknown?, number?];
    const { counted, squared, merged } = (metric === undefined ? undefined : streamingOf(metric)) ?? {};
    const size = merged?.size(model.outputs[output]?.shape.at(-1) ?? 1) ?? 0;
    return {
      name,
      ...(counted ? { count: take(1) } : {}),
      ...(squared ? { squared } : {}),
      ...(merged ? { state: { first: take(size), size, merged } } : {}),
    };
  });
  return { named, width, otherNames: otherNames(names, model.outputNames) };
}
