import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import React, { useMemo } from 'react';
import { staticHtml, type AnyViewPayload, type ViewKind, type ViewStates } from '@epochlab/views';
import { ViewFrame } from '../../components/view-frame';
import { useTrans } from '../../environment';
import type { Drawing } from '../drawing';
import { StaticBody } from '../static-drawing';
import { titleOf } from '../title';

export interface PicturesKind<K extends ViewKind> {
  readonly name: (trans: IRenderMime.TranslationBundle) => string;
  /** The line below the title. */
  readonly note: (state: ViewStates[K], trans: IRenderMime.TranslationBundle) => string;
}

/** The drawing of a kind that is pictures and nothing more: those of its static drawing. */
export function picturesDrawing<K extends ViewKind>({ name, note }: PicturesKind<K>): Drawing<K> {
  return function PicturesView({ payload }) {
    const trans = useTrans();
    // A payload of one kind is one of all kinds; the compiler does not distribute over the parameter.
    const html = useMemo(() => staticHtml(payload as AnyViewPayload), [payload]);
    return (
      <ViewFrame what={name(trans)} subject={titleOf(payload)} note={note(payload.state, trans)}>
        <StaticBody html={html} />
      </ViewFrame>
    );
  };
}
