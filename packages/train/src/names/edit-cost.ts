/** The least cost to make one sequence of another, where to put in or leave out costs 1, and to replace `replacing`. */
export function editCost(from: readonly unknown[], to: readonly unknown[], replacing: number): number {
  let row = Array.from({ length: to.length + 1 }, (_, j) => j);
  from.forEach((left, i) => {
    const next = [i + 1];
    to.forEach((right, j) => {
      const replaced = (row[j] as number) + (left === right ? 0 : replacing);
      next.push(Math.min(replaced, (row[j + 1] as number) + 1, (next[j] as number) + 1));
    });
    row = next;
  });
  return row.at(-1) as number;
}
