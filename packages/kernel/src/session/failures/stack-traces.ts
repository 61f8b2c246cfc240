import { resolve, sep } from 'node:path';
import type { SourceMaps } from './source-maps';

/** Enough to reach the cell through a deep library. */
const STACK_LIMIT = 50;
/** Frames of the kernel itself and of Node's machinery, which tell the user nothing. */
const KERNEL = resolve(__dirname, '..', '..') + sep;
const MACHINERY = /^node:(internal|vm|async_hooks|timers|diagnostics_channel)\b/;

/**
 * Makes every `error.stack` speak of the cells as they were typed: positions in TypeScript, and no frames of the
 * kernel.
 */
export function mapStackTraces(sources: SourceMaps): void {
  Error.stackTraceLimit = STACK_LIMIT;
  Error.prepareStackTrace = (error, frames) => {
    const shown = frames.filter(frame => !isMachinery(frame));
    return [headOf(error), ...shown.map(frame => `    at ${describeFrame(frame, sources)}`)].join('\n');
  };
}

function isMachinery(frame: NodeJS.CallSite): boolean {
  const fileName = frame.getFileName() ?? '';
  return fileName.startsWith(KERNEL) || MACHINERY.test(fileName) || (frame.getLineNumber() ?? 1) < 1;
}

function headOf(error: Error): string {
  try {
    // Also for what is no error, as in `console.trace`: Error.captureStackTrace({ name: 'Trace', message }).
    return Error.prototype.toString.call(error);
  } catch {
    return 'Error'; // a message whose conversion to text throws
  }
}

function describeFrame(frame: NodeJS.CallSite, sources: SourceMaps): string {
  const file = frame.getFileName();
  const [line, column] = [frame.getLineNumber(), frame.getColumnNumber()];
  const place = file && line && column ? sources.original(file, { line, column }) : undefined;
  if (!file || !place) return String(frame);
  const position = `${file}:${place.line}:${place.column}`;
  const name = frame.getFunctionName();
  const caller = name && `${frame.isConstructor() ? 'new ' : ''}${typePrefix(frame, name)}${name}`;
  const prefix = frame.isAsync() ? 'async ' : '';
  return caller ? `${prefix}${caller} (${position})` : `${prefix}${position}`;
}

function typePrefix(frame: NodeJS.CallSite, name: string): string {
  const type = frame.isToplevel() || frame.isConstructor() ? null : frame.getTypeName();
  return type && !name.startsWith(`${type}.`) && type !== 'Object' ? `${type}.` : '';
}
