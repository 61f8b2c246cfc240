import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { MIME_TYPE } from '@epochlab/views';
import type { Application } from '../environment';
import type { NotebookSession } from '../live/connection';
import { ViewRenderer } from './view-renderer';
import type { ViewTracker } from './view-tracker';

/** Before HTML (rank 50) and everything else that an output carries. */
export const RANK = 0;

/** A renderer factory; with a session its views are live, without one they are pictures. */
export function viewFactory(
  environment: Application,
  session: NotebookSession | null,
  tracker: Pick<ViewTracker, 'add'>,
  onRunStarted: () => void = () => undefined,
): IRenderMime.IRendererFactory {
  return {
    safe: true,
    mimeTypes: [MIME_TYPE],
    createRenderer: ({ mimeType, sanitizer }) => {
      const view = new ViewRenderer(mimeType, session, { ...environment, sanitizer }, onRunStarted);
      tracker.add(view);
      return view;
    },
  };
}
