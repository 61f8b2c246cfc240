import type { ComponentType } from 'react';
import type { ViewKind, ViewPayload } from '@epochlab/views';
import type { ViewStore } from '../live/view-store';
import type { ConnectionState } from '../live/connection';

/** Properties of a live drawing of a kind. */
export interface DrawingProps<K extends ViewKind> {
  readonly payload: ViewPayload<K>;
  readonly connection: ConnectionState;
  readonly store: ViewStore;
}

export type Drawing<K extends ViewKind> = ComponentType<DrawingProps<K>>;
