import type { AwaitSites } from '../session/activity/await-sites';
import type { SourceMaps } from '../session/failures/source-maps';
import type { ErrorContent } from '../wire/message';
import { bold, red } from './ansi';
import { codeFrame } from './frame';
import { hintsFor } from './hints';
import { plainMessage } from './plain-message';
import { cellPlace, shortenFrames } from './stack';
import { readThrown } from './thrown';

export type ErrorRenderer = (thrown: unknown) => ErrorContent;

export interface RenderOptions {
  readonly sources: SourceMaps;
  readonly awaitSites: AwaitSites;
  /** Turns what V8 says of compiled code into what it would say of the cell. */
  readonly readable: (text: string) => string;
}

/** Causes of causes, and parts of parts, that are shown. */
const MAX_DEPTH = 5;

/** Makes of whatever was thrown what a front end shows: the message, the line of the cell, the stack, a hint. */
export function createErrorRenderer({ sources, awaitSites, readable }: RenderOptions): ErrorRenderer {
  const isCell = (file: string) => sources.text(file) !== undefined;

  const messageFor = (message: string) => readable(plainMessage(message));

  function stackOf(value: unknown, own: readonly string[]): string[] {
    const complete = cellPlace(own, isCell) ? own : [...own, ...awaitSites.framesFor(value)];
    return complete.map(readable);
  }

  function lineOf(frames: readonly string[]): string[] {
    const place = cellPlace(frames, isCell);
    const source = place && sources.text(place.file);
    if (!place || source === undefined) return [];
    return [`${place.file}:${place.line}:${place.column}`, codeFrame(source, place)];
  }

  function describe(value: unknown, depth: number): string[] {
    const { name, message, frames, cause, parts } = readThrown(value);
    const stack = stackOf(value, frames);
    return [
      `${bold(red(name))}: ${messageFor(message)}`,
      ...lineOf(stack),
      ...shortenFrames(stack).map(frame => `    ${frame}`),
      ...hintsFor(message).map(hint => `${bold('Hint:')} ${hint}`),
      ...(depth < MAX_DEPTH ? parts.flatMap(part => describe(part, depth + 1)) : []),
      ...describeCause(cause, depth),
    ];
  }

  function describeCause(cause: unknown, depth: number): string[] {
    if (cause === undefined || depth >= MAX_DEPTH) return [];
    return ['The cause of this was:', ...describe(cause, depth + 1)];
  }

  return thrown => {
    const { name, message } = readThrown(thrown);
    return { ename: name, evalue: messageFor(message), traceback: describe(thrown, 0) };
  };
}
