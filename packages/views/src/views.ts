import { createViews, type Views } from './create-views';
import { drawings } from './drawings';
import type { ViewStates } from './states';

/**
 * Epochlab's own views.
 * @example host.display(render({ kind: 'confusionMatrix', id: 'm1', version: 1, state: { title, labels, counts } }))
 */
export const { render, staticHtml, staticText, parsePayload, htmlOfUnknown }: Views<ViewStates> =
  createViews(drawings);
