import type { Position } from '../session/failures/source-maps';
import { packageOf, placeOf } from './frame-origin';

/** Frames shown of a stack that never comes to the user's code. */
const LIBRARY_FRAMES = 3;
/** Frames shown of a function that calls itself. */
const REPEATED_FRAMES = 2;

/** The kernel's own code in a user's name (see compiler/run/load): Node's loader writes some stacks itself. */
const beforeTheFile = /:-\d+:\d+\)?$/;

/** The lines of a stack trace, without the message that stands above them. */
export function framesOf(stack: unknown): string[] {
  const lines = typeof stack === 'string' ? stack.split('\n') : [];
  return lines.filter(line => /^\s+at /.test(line) && !beforeTheFile.test(line)).map(line => line.trim());
}

/** The first place of a stack that lies in one of the files that `isCell` knows. */
export function cellPlace(
  frames: readonly string[],
  isCell: (file: string) => boolean,
): (Position & { file: string }) | undefined {
  return frames.map(placeOf).find(place => place && isCell(place.file));
}

/**
 * The user's own frames. One line is left of what libraries did in between: what the user's code called, with the
 * packages behind it.
 */
export function shortenFrames(frames: readonly string[]): string[] {
  const shown: string[] = [];
  let run: string[] = [];
  for (const frame of frames) {
    if (isLibrary(frame)) run.push(frame);
    else {
      shown.push(...folded(run), frame);
      run = [];
    }
  }
  const rest =
    shown.length > 0 ? folded(run) : [...run.slice(0, LIBRARY_FRAMES), ...counted(run.slice(LIBRARY_FRAMES))];
  return withoutRepeats([...shown, ...rest]);
}

/** Built-in functions (`Array.map`) have no file; they are machinery as well. */
function isLibrary(frame: string): boolean {
  const place = placeOf(frame);
  return !place || packageOf(place.file) !== undefined;
}

function folded(run: readonly string[]): string[] {
  const entry = run.at(-1);
  if (entry === undefined) return [];
  return [...counted(run.slice(0, -1)), brief(entry)];
}

function counted(run: readonly string[]): string[] {
  if (run.length === 0) return [];
  const packages = new Set(
    run.map(frame => placeOf(frame)).flatMap(place => (place && packageOf(place.file)) ?? []),
  );
  const where = packages.size > 0 ? ` in ${[...packages].join(', ')}` : '';
  return [`... ${run.length} ${run.length === 1 ? 'frame' : 'frames'}${where}`];
}

/** `at f (/long/way/node_modules/package/lib/file.js:1:2)` with the package in place of the file. */
function brief(frame: string): string {
  const place = placeOf(frame);
  const name = place && packageOf(place.file);
  if (!place || name === undefined) return frame;
  // A function of a module's is a method of no object; tfjs names its operations `matMul__op`.
  const [, caller] = /^at (?:Object\.)?(.*?)(?:__op)? \(/.exec(frame) ?? [];
  return caller === undefined ? `at ${name}` : `at ${caller} (${name})`;
}

function withoutRepeats(frames: readonly string[]): string[] {
  const shown: string[] = [];
  let repeats = 0;
  const tell = () => {
    if (repeats > 0) shown.push(`... ${repeats} more of the same`);
    repeats = 0;
  };
  for (const frame of frames) {
    if (shown.length >= REPEATED_FRAMES && shown.slice(-REPEATED_FRAMES).every(last => last === frame))
      repeats++;
    else {
      tell();
      shown.push(frame);
    }
  }
  tell();
  return shown;
}
