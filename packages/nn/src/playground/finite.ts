/** JSON has no number for what is not finite: it counts as 0, and the message says what happened. */
export const finite = (value: number): number => (Number.isFinite(value) ? Number(value.toPrecision(6)) : 0);
