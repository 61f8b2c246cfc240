/** Prints the rows with our figure held against its target: 1 is the target itself, less is better. */
import { KERNELS } from './peers.mjs';
import { ROWS } from './rows.mjs';

const TITLES = { epochlab: 'Epochlab', tslab: 'tslab', deno: 'Deno', ipykernel: 'ipykernel' };

const number = value => {
  if (value === undefined || value === null) return '-';
  return value < 100 ? value.toFixed(1) : value.toFixed(0);
};

const line = (label, cells) =>
  [label.padEnd(34), ...cells.map(cell => cell.padStart(11)), ''].join(' ').trimEnd();

/** How much of what is allowed our figure takes, by row, as far as both were measured. */
export function ratios(medians) {
  const own = ownFigures(medians);
  const found = ROWS.filter(row => row.limit && own[row.figure] !== undefined).map(
    ({ figure, limit, atLeast }) => {
      const allowed = limit(medians[figure], own);
      return [figure, atLeast ? allowed / own[figure] : own[figure] / allowed];
    },
  );
  return Object.fromEntries(found.filter(([, ratio]) => Number.isFinite(ratio)));
}

function ownFigures(medians) {
  return Object.fromEntries(Object.entries(medians).map(([figure, { epochlab }]) => [figure, epochlab]));
}

export function printTable(medians) {
  const found = ratios(medians);
  console.log(line('', [...KERNELS.map(name => TITLES[name]), 'at most', 'of it']));
  for (const { figure, label, unit = 'ms', target = '' } of ROWS.filter(row => row.figure in medians)) {
    const ratio = found[figure];
    const verdict = ratio === undefined ? '' : `${ratio.toFixed(2)}${ratio > 1 ? ' missed' : ''}`;
    const figures = KERNELS.map(name => number(medians[figure]?.[name]));
    console.log(line(`${label}, ${unit}`, [...figures, target, verdict]));
  }
}
