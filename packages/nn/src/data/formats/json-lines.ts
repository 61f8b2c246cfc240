import { naming } from './read-error';
import { readText } from './text';

/** The values of a text with one JSON value a line; empty lines are skipped. */
export function parseJsonLines<T = unknown>(text: string): T[] {
  return text
    .split(/\r?\n/)
    .flatMap((line, index) => (line.trim() === '' ? [] : [parseLine<T>(line, index + 1)]));
}

function parseLine<T>(line: string, number: number): T {
  try {
    return JSON.parse(line) as T;
  } catch (error) {
    throw new SyntaxError(
      `line ${number} is not JSON: ${line.slice(0, 60)}. Expected one whole JSON value in each line.`,
      { cause: error },
    );
  }
}

/**
 * Reads a file of JSON lines (.jsonl, .ndjson).
 *
 * @example
 * const reviews = datasets.readJsonLines<{ text: string; stars: number }>('reviews.jsonl');
 */
export function readJsonLines<T = unknown>(path: string): T[] {
  return naming(path, () => parseJsonLines<T>(readText(path)));
}
