import { readFile } from 'node:fs/promises';
import type { Namespace } from './interop';

export async function loadJson(file: string): Promise<Namespace> {
  const data: unknown = JSON.parse(await readFile(file, 'utf8'));
  const isRecord = typeof data === 'object' && data !== null && !Array.isArray(data);
  return { ...(isRecord && data), default: data };
}
