import * as tf from '@tensorflow/tfjs-node';
import { listedGradients } from './listed-gradients';
import type { Slot } from './slot';

type Slots = (Slot | undefined)[];

/** The variable that a slot is of, from its first use. */
const owners = new WeakMap<Slot, tf.Variable>();

const isSlots = (value: unknown): value is Slots =>
  Array.isArray(value) && value.some(slot => (slot as Slot | null)?.variable instanceof tf.Variable);

/** The variable of the slot in this place: tfjs gives the first slot to the first variable, and so on. */
function ownerOf(slot: Slot, inPlace: tf.Variable | undefined): tf.Variable | undefined {
  const known = owners.get(slot);
  if (known || !inPlace) return known;
  owners.set(slot, inPlace);
  return inPlace;
}

const isLive = (slot: Slot): boolean => !owners.get(slot)?.isDisposed;

/** Puts each slot in the place of its variable; those of others behind them, where tfjs does not look. */
function arrange(slots: Slots, variables: readonly tf.Variable[]): void {
  const found = slots.map((slot, i) => slot && ownerOf(slot, variables[i]));
  if (variables.every((variable, i) => !slots[i] || found[i] === variable)) return;
  const own = variables.map(variable => slots[found.indexOf(variable)]);
  const others = slots.filter(slot => slot !== undefined && !own.includes(slot)) as Slot[];
  others.filter(slot => !isLive(slot)).forEach(({ variable }) => variable.dispose());
  slots.splice(0, slots.length, ...own, ...others.filter(isLive));
}

function variablesOf(gradients: object): tf.Variable[] {
  const { registeredVariables } = tf.engine();
  return listedGradients(gradients).map(({ name }) => registeredVariables[name] as tf.Variable);
}

interface OptimizerClass {
  readonly prototype: tf.Optimizer;
}

const OF_TFJS: readonly OptimizerClass[] = [
  tf.AdadeltaOptimizer,
  tf.AdagradOptimizer,
  tf.AdamOptimizer,
  tf.AdamaxOptimizer,
  tf.MomentumOptimizer,
  tf.RMSPropOptimizer,
];

/**
 * tfjs's optimizers keep what they remember by place: the momentum of the first variable of the last step is that of the first variable of this step,
 * whichever it is. Here it goes with its variable, so that one optimizer can train several (a cell that makes its variables when it runs again).
 */
export function keepSlotsByVariable(optimizers: readonly OptimizerClass[] = OF_TFJS): void {
  for (const { prototype } of optimizers) {
    const stock = prototype.applyGradients as (this: tf.Optimizer, gradients: object) => void;
    prototype.applyGradients = function applyGradients(this: tf.Optimizer, gradients: object) {
      const variables = variablesOf(gradients);
      for (const slots of Object.values(this)) if (isSlots(slots)) arrange(slots, variables);
      stock.call(this, gradients);
      for (const slots of Object.values(this))
        if (isSlots(slots)) variables.forEach((variable, i) => slots[i] && ownerOf(slots[i], variable));
    };
  }
}
