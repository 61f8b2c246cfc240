import { isManyClasses } from './network/task';
import type { Playground } from './playground';

/** How often a test point of each class (rows) is taken for each class (columns); empty for a regression. */
export function confusionOf({ trainer }: Playground): number[][] {
  const { task, network, samples } = trainer;
  if (task.problem === 'regression') return [];
  const many = isManyClasses(task);
  const classes = many ? task.outputs : 2;
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  const outputs = network.outputs(trainer.data.test.x);
  samples.test.forEach(({ label }, i) => {
    const own = outputs.subarray(i * task.outputs, (i + 1) * task.outputs);
    const predicted = many ? own.indexOf(Math.max(...own)) : Number((own[0] ?? 0) >= 0);
    const row = counts[many ? label : Number(label >= 0)];
    if (row) row[predicted] = (row[predicted] ?? 0) + 1;
  });
  return counts;
}
