import type { AnyViewPayload, ViewKind, ViewPayload } from '@epochlab/views';

/** The subject of a view, in the words of its state: its title, or the model's name. */
export function titleOf({ state }: AnyViewPayload | ViewPayload<ViewKind>): string {
  if ('title' in state) {
    return state.title;
  }
  return 'name' in state ? state.name : state.model;
}
