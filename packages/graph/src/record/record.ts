import { type Binding, type NativeBackend, nativeBackend } from '../native/binding';
import { Recorder } from './recorder';
import { overrides } from './overrides';

let active: Recorder | undefined;
/** Gives tfjs back as it was before the recording. */
let restore: (() => void) | undefined;

/** The recorder that ops are written to now, if any. */
export const activeRecorder = (): Recorder | undefined => active;

/** The binding's calls, reported to the active recorder. */
const reporting = (real: Binding): Partial<Binding> => ({
  executeOp: (name, attrs, inputs, count) => {
    const results = real.executeOp(name, attrs, inputs, count);
    active?.onOp([name, attrs, inputs, count], results);
    return results;
  },
  createTensor: (shape, dtype, values) => {
    const id = real.createTensor(shape, dtype, values);
    active?.onTensor([shape, dtype, values], id);
    return id;
  },
  tensorDataSync: id => {
    active?.onRead(id);
    return real.tensorDataSync(id);
  },
  runSavedModel: (...args) => {
    active?.refuse('another graph (a graph.Session, a SavedModel) runs inside of it');
    return real.runSavedModel(...args);
  },
});

/** A binding like `real` that reports; the native object's own properties are read-only, so they are hidden by new ones. */
function recordingBinding(real: Binding): Binding {
  const hidden = Object.entries(reporting(real)).map(([name, value]) => [name, { value }] as const);
  return Object.create(real, Object.fromEntries(hidden)) as Binding;
}

/** Runs `use` with nothing of it written down. */
export function unrecorded<T>(use: () => T): T {
  const before = active;
  active = undefined;
  try {
    return use();
  } finally {
    active = before;
  }
}

/**
 * Runs `use` and writes the ops that it executes to `recorder`. The binding is exchanged for the time of the call only,
 * so nothing is slower when nothing is recorded. Recordings nest: a loop's body is recorded inside a step.
 */
export function record<T>(recorder: Recorder, use: () => T): T {
  const outer = active;
  restore ??= install(recorder.backend);
  active = recorder;
  try {
    return use();
  } finally {
    active = outer;
    if (!outer) endRecording();
  }
}

/** Nothing is recorded from now on, whatever recording was under way. */
export function endRecording(): void {
  active = undefined;
  restore?.();
  restore = undefined;
}

function install(backend: NativeBackend): () => void {
  const real = backend.binding;
  const undo = overrides.map(override => override(() => active));
  backend.binding = recordingBinding(real);
  return () => {
    backend.binding = real;
    for (const revert of undo) revert();
  };
}

/** A recorder for a function called inside the active recording; what it uses from outside becomes its captures. */
export const innerRecorder = (): Recorder => new Recorder(nativeBackend(), active);
