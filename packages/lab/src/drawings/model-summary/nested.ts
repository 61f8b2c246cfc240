import { pathOf, type LayerRow } from '@epochlab/views';

/** The paths of all nested models, however deep. */
export function nestedPaths(layers: readonly LayerRow[], parent?: string): readonly string[] {
  return layers.flatMap(({ name, layers: inner }) => {
    const path = pathOf(name, parent);
    return inner ? [path, ...nestedPaths(inner, path)] : [];
  });
}
