import React, { useMemo } from 'react';
import { formatCount, formatNumber, staticHtml } from '@epochlab/views';
import { ViewFrame } from '../../components/view-frame';
import { useTrans } from '../../environment';
import type { DrawingProps } from '../drawing';
import { StaticBody } from '../static-drawing';

/** A sound to listen to and to look at. */
export function AudioView({ payload }: DrawingProps<'audio'>): React.JSX.Element {
  const trans = useTrans();
  const { title, seconds, sampleRate, notFinite = 0, wav } = payload.state;
  const html = useMemo(() => staticHtml(payload), [payload]);
  return (
    <ViewFrame
      what={trans.__('Audio')}
      subject={title}
      badge={trans.__('%1 s at %2 kHz', formatNumber(seconds), formatNumber(sampleRate / 1000))}
      note={
        notFinite === 0
          ? undefined
          : trans._n(
              '%2 sample is not finite: silent here',
              '%2 samples are not finite: silent here',
              notFinite,
              formatCount(notFinite),
            )
      }
    >
      <StaticBody html={html} />
      {wav !== undefined && (
        <audio className="epochlab-Audio" controls aria-label={title} src={`data:audio/wav;base64,${wav}`} />
      )}
    </ViewFrame>
  );
}
