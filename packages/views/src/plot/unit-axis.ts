import { axis, type Axis } from './axis';

/** The axis of a rate or probability: always all of 0 to 1, so that plots compare. */
export const unitAxis = (label: string): Axis => axis([0, 1], { label, nice: false });
