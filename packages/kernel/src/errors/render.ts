import { inspect } from 'node:util';
import type { AwaitSites } from '../session/await-sites';
import type { SourceMaps } from '../session/source-maps';
import type { ErrorContent } from '../wire/message';
import { bold, red } from './ansi';
import { codeFrame } from './frame';
import { hintsFor } from './hints';
import { plainMessage } from './plain-message';
import { cellPlace, framesOf, shortenFrames } from './stack';

export type ErrorRenderer = (thrown: unknown) => ErrorContent;

export interface RenderOptions {
  readonly sources: SourceMaps;
  readonly awaitSites: AwaitSites;
  /** Turns what V8 says of compiled code into what it would say of the cell. */
  readonly readable: (text: string) => string;
}

const MAX_CAUSES = 5;

/** Makes of whatever was thrown what a front end shows: the message, the line of the cell, the stack, a hint. */
export function createErrorRenderer({ sources, awaitSites, readable }: RenderOptions): ErrorRenderer {
  const isCell = (file: string) => sources.text(file) !== undefined;

  const messageOf = (error: Error) => readable(plainMessage(error.message));

  function stackOf(error: Error): string[] {
    const own = framesOf(error);
    const complete = cellPlace(own, isCell) ? own : [...own, ...awaitSites.framesFor(error)];
    return complete.map(readable);
  }

  function lineOf(frames: readonly string[]): string[] {
    const place = cellPlace(frames, isCell);
    const source = place && sources.text(place.file);
    if (!place || source === undefined) return [];
    return [`${place.file}:${place.line}:${place.column}`, codeFrame(source, place)];
  }

  function describe(error: Error, depth: number): string[] {
    const frames = stackOf(error);
    return [
      `${bold(red(nameOf(error)))}: ${messageOf(error)}`,
      ...lineOf(frames),
      ...shortenFrames(frames).map(frame => `    ${frame}`),
      ...hintsFor(error.message).map(hint => `${bold('Hint:')} ${hint}`),
      ...partsOf(error).flatMap(part => describe(part, depth + 1)),
      ...causeOf(error, depth),
    ];
  }

  function causeOf(error: Error, depth: number): string[] {
    if (error.cause === undefined || depth >= MAX_CAUSES) return [];
    return ['The cause of this was:', ...describe(toError(error.cause), depth + 1)];
  }

  return thrown => {
    const error = toError(thrown);
    return { ename: nameOf(error), evalue: messageOf(error), traceback: describe(error, 0) };
  };
}

/** Many error classes never set `name`: the class itself is then what tells them apart. */
function nameOf(error: Error): string {
  return error.name && error.name !== 'Error' ? error.name : error.constructor?.name || 'Error';
}

function partsOf(error: Error): Error[] {
  return error instanceof AggregateError ? error.errors.slice(0, MAX_CAUSES).map(toError) : [];
}

function toError(thrown: unknown): Error {
  try {
    if (isErrorLike(thrown)) return thrown;
  } catch {
    // A proxy that throws at whoever looks.
  }
  const error = new Error(`${describeValue(thrown)} was thrown, which is not an Error and so has no stack`);
  error.stack = '';
  return Object.assign(error, { name: 'Thrown' });
}

function describeValue(value: unknown): string {
  try {
    return inspect(value, { depth: 2 });
  } catch {
    return 'A value that cannot be shown';
  }
}

/** Errors of other realms (of `vm` contexts) are no instances of this realm's Error. */
function isErrorLike(value: unknown): value is Error {
  if (typeof value !== 'object' || value === null) return false;
  const { name, message } = value as Partial<Error>;
  return typeof name === 'string' && typeof message === 'string';
}
