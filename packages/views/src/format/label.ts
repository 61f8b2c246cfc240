/** A label cut to `length` characters, the cut shown; safe to measure, not yet escaped. */
export function shorten(label: string, length: number): string {
  const head = Array.from(label.slice(0, 4 * length));
  if (head.length <= length && label.length <= 4 * length) return label;
  return `${head.slice(0, Math.max(1, length - 1)).join('')}…`;
}
