/**
 * MurmurHash2 (32 bit, Austin Appleby), by which JupyterLab's debugger and the kernel agree on the name of the file
 * that stands for a cell.
 */
export function murmur2(text: string, seed: number): number {
  const bytes = Buffer.from(text, 'utf8');
  const whole = bytes.length - (bytes.length % 4);
  let hash = (seed ^ bytes.length) | 0;
  for (let i = 0; i < whole; i += 4) hash = Math.imul(hash, FACTOR) ^ mix(bytes.readInt32LE(i));
  for (let i = bytes.length - 1; i >= whole; i--) hash ^= (bytes[i] ?? 0) << (8 * (i - whole));
  if (whole < bytes.length) hash = Math.imul(hash, FACTOR);
  hash = Math.imul(hash ^ (hash >>> 13), FACTOR);
  return (hash ^ (hash >>> 15)) >>> 0;
}

const FACTOR = 0x5bd1e995;

function mix(word: number): number {
  const scaled = Math.imul(word, FACTOR);
  return Math.imul(scaled ^ (scaled >>> 24), FACTOR);
}
