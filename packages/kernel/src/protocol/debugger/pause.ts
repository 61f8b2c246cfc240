import type { Debugger } from 'node:inspector';
import type { CellPlace, CellScripts } from './cell-scripts';

/** A frame of the stack at a pause, with its place in a cell where it lies in one. */
export interface Frame {
  readonly id: number;
  readonly name: string;
  readonly url: string;
  readonly call: Debugger.CallFrame;
  readonly place: CellPlace | undefined;
}

/** The user's thread standing still. */
export interface Pause {
  readonly frames: readonly Frame[];
  readonly reason: 'breakpoint' | 'exception' | 'step' | 'pause';
}

/** JupyterLab takes a frame whose id it has seen for the same one, and shows its old variables: `nextId` never repeats. */
export function readPause(
  event: Debugger.PausedEventDataType,
  cells: CellScripts,
  urlOf: (scriptId: string) => string,
  nextId: () => number,
): Pause {
  const frames = event.callFrames.map((call): Frame => {
    const { scriptId, lineNumber, columnNumber = 0 } = call.location;
    const url = urlOf(scriptId);
    const place = cells.toCell(url, { lineNumber, columnNumber });
    return { id: nextId(), name: call.functionName || '<cell>', url, call, place };
  });
  // Below the outermost frame of a cell lies the kernel.
  const last = frames.findLastIndex(frame => frame.place);
  return { frames: frames.slice(0, last + 1), reason: reasonOf(event) };
}

function reasonOf({ reason, hitBreakpoints }: Debugger.PausedEventDataType): Pause['reason'] {
  if (hitBreakpoints?.length) return 'breakpoint';
  return reason === 'exception' || reason === 'promiseRejection' ? 'exception' : 'step';
}
