import type { Graph, Output } from '@epochlab/graph/structure';
import { computedAhead } from './products-ahead';
import type { TracedCell } from './cell-trace';
import { countedLoop } from './counted-loop';
import { fixedValues, outside } from './fixed-values';
import { type GradientPlan, gradientPlan } from './gradient-plan';
import { type LoopInputs, type Sequence, sequencesOf } from './loop-inputs';
import { copySubgraph, Given } from './subgraph';
import { reserve, row, setItem, stack } from './tensor-list';

export interface ForwardLoop {
  /** All outputs, time first. */
  readonly sequence: Output;
  readonly finalStates: readonly Output[];
  readonly sequences: readonly Sequence[];
  readonly plan: GradientPlan;
  /** For each value that the plan saves, the list of it over time. */
  readonly saved: readonly Output[];
}

/** The values that a step starts from, by what stands for them in the recording. */
export function givenStep(
  cell: TracedCell,
  sequences: readonly Sequence[],
  fixed: readonly Output[],
  now: Readonly<Record<'rows' | 'states' | 'captures' | 'fixed', readonly Output[]>>,
): Given {
  const given = new Given();
  sequences.forEach(({ each }, k) => given.set(each, now.rows[k] as Output));
  cell.states.forEach((state, k) => given.set(state, now.states[k] as Output));
  cell.captures.forEach(({ inner }, k) => given.set(inner, now.captures[k] as Output));
  fixed.forEach((value, k) => given.set(value, now.fixed[k] as Output));
  return given;
}

/** The recurrence over all times, saving what the gradient will need. */
export function forwardLoop(graph: Graph, cell: TracedCell, inputs: LoopInputs): ForwardLoop {
  const { states, steps } = inputs;
  const sequences = [...sequencesOf(cell, inputs), ...computedAhead(graph, cell, inputs.xs, steps)];
  const start = [...sequences.map(({ each }) => each), ...cell.states];
  const plan = gradientPlan(cell, start);
  const wanted = [cell.output, ...cell.next, ...plan.saved];
  const fixed = fixedValues(cell, wanted, start);
  const initial = {
    data: sequences.map(({ all }) => all),
    captures: cell.captures.map(({ outer }) => outer),
    fixed: outside(graph, cell, fixed),
    states,
    outputs: [reserve(graph, cell.output, steps)],
    saved: plan.saved.map(value => reserve(graph, value, steps)),
  };
  const final = countedLoop(
    graph,
    steps,
    initial,
    (inner, i, { data, outputs, saved, states: now, ...same }) => {
      const rows = data.map(values => row(inner, values, i));
      const given = givenStep(cell, sequences, fixed, { rows, states: now, ...same });
      const [output, ...rest] = copySubgraph(cell.recorder.graph, inner, wanted, given) as [
        Output,
        ...Output[],
      ];
      const values = rest.slice(now.length);
      return {
        states: rest.slice(0, now.length),
        outputs: outputs.map(list => setItem(inner, list, i, output)),
        saved: saved.map((list, k) => setItem(inner, list, i, values[k] as Output)),
      };
    },
  );
  const sequence = stack(graph, final.outputs[0] as Output, cell.output, steps);
  return { sequence, finalStates: final.states, sequences, plan, saved: final.saved };
}
