import type { Runtime } from 'node:inspector';
import type { InspectorLink } from './inspector-link';

/** A variable as the debug protocol has it. https://microsoft.github.io/debug-adapter-protocol/specification#Types_Variable */
export interface Variable {
  readonly name: string;
  readonly value: string;
  readonly type?: string;
  readonly evaluateName: string;
  readonly variablesReference: number;
}

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** Numbers by which a front end asks for the members of an object while the thread stands still. */
export class VariableReferences {
  private readonly objects = new Map<number, string>();
  private last = 0;

  constructor(private readonly inspector: InspectorLink) {}

  /** The number of an object; 0 for what has no members. */
  refer({ objectId }: Runtime.RemoteObject): number {
    if (objectId === undefined) return 0;
    this.objects.set(++this.last, objectId);
    return this.last;
  }

  async list(reference: number): Promise<Variable[]> {
    const objectId = this.objects.get(reference);
    if (objectId === undefined) return [];
    const properties = await this.inspector.properties(objectId);
    return properties.flatMap(({ name, value }) =>
      value && name !== '__proto__' ? [this.describe(name, value)] : [],
    );
  }

  describe(name: string, value: Runtime.RemoteObject): Variable {
    return {
      name,
      value: textOf(value),
      ...(isLong(value) && { type: value.className ?? value.type }),
      evaluateName: IDENTIFIER.test(name) ? name : '',
      variablesReference: this.refer(value),
    };
  }

  /** Forgets every object: the thread goes on, and they may change. */
  clear(): void {
    this.objects.clear();
  }
}

/** JupyterLab's tree shows the type where there is one and the value otherwise: a type stands for a text of many lines. */
function isLong({ type, subtype }: Runtime.RemoteObject): boolean {
  return type === 'function' || subtype === 'error';
}

export function textOf({ type, value, unserializableValue, description }: Runtime.RemoteObject): string {
  if (type === 'string') return JSON.stringify(value);
  return unserializableValue ?? description ?? String(value);
}
