import { inspect } from 'node:util';
import type { ErrorContent } from '../wire/message';
import type { SourceMaps } from '../session/source-maps';
import { bold, gray, red, yellow } from './ansi';
import { codeFrame } from './frame';
import { hintsFor } from './hints';
import { cellPlace, framesOf } from './stack';

export type ErrorRenderer = (thrown: unknown) => ErrorContent;

const MAX_CAUSES = 5;

/** Makes of whatever was thrown what a front end shows: the message, the line of the cell, the stack, a hint. */
export function createErrorRenderer(sources: SourceMaps, readable: (text: string) => string = text => text): ErrorRenderer {
  const describe = (error: Error, depth: number): string[] => {
    const frames = framesOf(error).map(readable);
    const place = cellPlace(frames, file => sources.text(file) !== undefined);
    const source = place && sources.text(place.file);
    return [
      `${bold(red(nameOf(error)))}: ${readable(error.message)}`,
      ...(place && source !== undefined ? [gray(`${place.file}:${place.line}:${place.column}`), codeFrame(source, place)] : []),
      ...frames.map(frame => gray(`    ${frame}`)),
      ...hintsFor(error).map(hint => yellow(`Hint: ${hint}`)),
      ...partsOf(error).flatMap(part => describe(part, depth + 1)),
      ...causeOf(error, depth, describe),
    ];
  };
  return thrown => {
    const error = toError(thrown);
    return { ename: nameOf(error), evalue: readable(error.message), traceback: describe(error, 0) };
  };
}

function nameOf(error: Error): string {
  return error.name || error.constructor.name;
}

function causeOf(error: Error, depth: number, describe: (error: Error, depth: number) => string[]): string[] {
  if (error.cause === undefined || depth >= MAX_CAUSES) return [];
  return [gray('The cause of this was:'), ...describe(toError(error.cause), depth + 1)];
}

function partsOf(error: Error): Error[] {
  return error instanceof AggregateError ? error.errors.slice(0, MAX_CAUSES).map(toError) : [];
}

function toError(thrown: unknown): Error {
  if (isErrorLike(thrown)) return thrown;
  const error = new Error(`${inspect(thrown, { depth: 2 })} was thrown, which is not an Error and so has no stack`);
  error.stack = '';
  return Object.assign(error, { name: 'Thrown' });
}

/** Errors of other realms (jest, vm) are no instances of this realm's Error. */
function isErrorLike(value: unknown): value is Error {
  if (typeof value !== 'object' || value === null) return false;
  const { name, message, stack } = value as Partial<Error>;
  return typeof name === 'string' && typeof message === 'string' && (stack === undefined || typeof stack === 'string');
}
