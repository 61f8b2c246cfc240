import { toBundle } from '../../display/to-bundle';
import { plainText } from '../../display/text';

/** Where the debugger, which lives on another thread, finds this object. */
const ACCESS_KEY = Symbol.for('epochlab.debug');

/** Answers the debugger for the user's thread, also while that stands still. */
export function installDebugAccess(namespace: Readonly<Record<string, unknown>>): void {
  const exposed = new Set<string>();
  const access = {
    namespace,
    /** Makes the variables of cells readable by their bare names, as they stand in the cells. */
    exposeNames() {
      for (const name of Object.keys(namespace).filter(name => !(name in globalThis))) {
        exposed.add(name);
        Object.defineProperty(globalThis, name, { configurable: true, get: () => namespace[name] });
      }
    },
    hideNames() {
      for (const name of exposed) Reflect.deleteProperty(globalThis, name);
      exposed.clear();
    },
    /** The MIME bundle of a value as JSON; text alone for one that needs to wait for its picture. */
    bundle(value: unknown): string {
      const bundle = toBundle(value);
      return JSON.stringify(bundle instanceof Promise ? { 'text/plain': plainText(value) } : bundle);
    },
  };
  Object.defineProperty(globalThis, ACCESS_KEY, { value: access });
}
