import ts from 'typescript';
import type { Redirects } from './redirects';

/** Where an import leads; `cache` serves files whose imports do not change, those of packages. */
export interface ModuleQuery {
  readonly specifier: string;
  readonly from: string;
  readonly mode?: ts.ResolutionMode;
  readonly cache?: ts.ModuleResolutionCache | undefined;
  readonly redirected?: ts.ResolvedProjectReference | undefined;
}

export type ResolveModule = (query: ModuleQuery) => ts.ResolvedModuleWithFailedLookupLocations;

/** TypeScript's resolution of modules, redirects included. */
export function moduleResolution(
  options: ts.CompilerOptions,
  host: ts.ModuleResolutionHost,
  redirects: Redirects,
): ResolveModule {
  return ({ specifier, from, mode, cache, redirected }) => {
    const { specifier: name, from: place = from } = redirects.of(specifier) ?? { specifier };
    return ts.resolveModuleName(name, place, options, host, cache, redirected, mode);
  };
}
