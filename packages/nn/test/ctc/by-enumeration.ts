/** The labels of a path of classes: repeats once, then without blanks (0). */
export const collapsed = (path: readonly number[]): number[] =>
  path.filter((label, t) => label !== 0 && label !== path[t - 1]);

/** Every way to choose one of the classes at each step. */
export const paths = (steps: number, classes: number): number[][] =>
  Array.from({ length: classes ** steps }, (_, code) =>
    Array.from({ length: steps }, (_, t) => Math.floor(code / classes ** t) % classes),
  );

export function softmax(logits: readonly number[]): number[] {
  const e = logits.map(Math.exp);
  const sum = e.reduce((a, b) => a + b);
  return e.map(value => value / sum);
}

/** The probability of every label sequence (joined by commas), by adding up all paths: no recursion to get wrong. */
export function probabilities(logits: readonly (readonly number[])[]): Map<string, number> {
  const p = logits.map(softmax);
  const result = new Map<string, number>();
  for (const path of paths(logits.length, logits[0]?.length ?? 0)) {
    const said = collapsed(path).join();
    const own = path.reduce((product, label, t) => product * (p[t]?.[label] ?? NaN), 1);
    result.set(said, (result.get(said) ?? 0) + own);
  }
  return result;
}
