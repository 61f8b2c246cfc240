/**
 * Verifies that what was promised came true: prints one line for each promise, and throws when one was not kept.
 *
 * @param promises each promise in words, and whether it came true
 * @throws Error naming the promises that were not kept
 * @example
 * verify({ 'at least 95 % of the test digits are read correctly': accuracy >= 0.95 });
 */
export function verify(promises: Readonly<Record<string, boolean>>): void {
  const entries = Object.entries(promises);
  if (entries.length === 0) throw new Error('verify was given no promise.');
  for (const [name, kept] of entries) console.log(`${kept ? '✓' : '✗'} ${name}`);
  const broken = entries.filter(([, kept]) => !kept).map(([name]) => name);
  if (broken.length > 0)
    throw new Error(`Not kept: ${broken.join('; ')}. Run the notebook again from the top, unchanged.`);
}
