import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Hooks, registerHooks } from './node-hooks';
import type { Redirect, Redirects } from './redirects';

export interface RedirectOptions {
  readonly redirects: Redirects;
  /** Called before a shared package is loaded: the module in scope may change what it is. */
  beforeShared(): void;
  /** Called with the importing file when a package asks for a shared one. */
  onShared(importer: string, target: Redirect): void;
}

/** Lets every `import` and `require` of this thread follow the redirects, in cells, local files and packages. */
export function redirectImports(options: RedirectOptions): void {
  const { redirects } = options;
  let isOwn = false; // The look-up below comes back to this hook.
  const hooks: Hooks = {
    resolve(specifier, context, next) {
      const target = isOwn ? undefined : redirects.of(specifier);
      if (!target) return next(specifier, context);
      if (target.from === undefined) return next(target.specifier, context);
      options.beforeShared();
      if (context.parentURL?.startsWith('file:')) options.onShared(fileURLToPath(context.parentURL), target);
      isOwn = true;
      try {
        return {
          url: pathToFileURL(createRequire(target.from).resolve(target.specifier)).href,
          shortCircuit: true,
        };
      } finally {
        isOwn = false;
      }
    },
  };
  registerHooks(hooks);
}
