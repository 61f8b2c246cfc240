import nodeModule from 'node:module';

/** The information that Node gives a hook of an import (https://nodejs.org/api/module.html#customization-hooks). */
export interface ImportContext {
  /** The URL of the importing module. */
  readonly parentURL?: string | undefined;
  readonly conditions?: readonly string[];
}

export interface Resolved {
  readonly url: string;
  readonly format?: string | null | undefined;
  readonly shortCircuit?: boolean;
}

export interface Loaded {
  readonly format: string;
  readonly source?: string | Uint8Array | undefined;
  readonly shortCircuit?: boolean;
}

export interface Hooks {
  resolve?(
    specifier: string,
    context: ImportContext,
    next: (specifier: string, context?: ImportContext) => Resolved,
  ): Resolved;
  load?(url: string, context: object, next: (url: string, context?: object) => Loaded): Loaded;
}

// The kernel's Node has it; the types are those of the oldest Node that the libraries run on.
export const { registerHooks } = nodeModule as unknown as {
  registerHooks(hooks: Hooks): { deregister(): void };
};
