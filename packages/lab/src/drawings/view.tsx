import React, { useMemo } from 'react';
import { staticHtml, type ViewKind } from '@epochlab/views';
import { ErrorBoundary } from '../components/error-boundary';
import { useSignals } from '../components/use-signal';
import { useStore } from '../components/use-store';
import { useEnvironment } from '../environment';
import type { ViewSnapshot, ViewStore } from '../live/view-store';
import type { Drawing } from './drawing';
import { drawings } from './drawings';
import { StaticDrawing } from './static-drawing';

/** A view, live when its kind has a live drawing, else as its static drawing. */
export function View({ store }: { readonly store: ViewStore }): React.JSX.Element {
  const { settings } = useEnvironment();
  useSignals(settings.changed);
  const snapshot = useStore(store);
  const fallback = <Fallback snapshot={snapshot} />;
  return (
    <ErrorBoundary key={snapshot.payload.id} fallback={fallback}>
      {liveDrawing(snapshot, store) ?? fallback}
    </ErrorBoundary>
  );
}

function liveDrawing({ payload, connection }: ViewSnapshot, store: ViewStore): React.JSX.Element | null {
  // The table pairs each kind with the drawing of its own payload; the compiler cannot follow the pair through the lookup.
  const Live = drawings[payload.kind] as Drawing<ViewKind> | undefined;
  return Live ? <Live payload={payload} connection={connection} store={store} /> : null;
}

function Fallback({ snapshot: { payload } }: { readonly snapshot: ViewSnapshot }): React.JSX.Element {
  const html = useMemo(() => staticHtml(payload), [payload]);
  return <StaticDrawing html={html} />;
}
