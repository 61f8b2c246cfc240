import React from 'react';
import { formatNumber, type PlaygroundLayer } from '@epochlab/views';
import { useTrans } from '../../../environment';
import type { LinkPlace } from '../network-panel';

export interface LinkReadingProps {
  readonly link: LinkPlace | null;
  readonly inputs: readonly string[];
  readonly layers: readonly PlaygroundLayer[];
}

/** The weight of the link that is pointed at, as it is at this moment; its line has its height in any case. */
export function LinkReading({ link, inputs, layers }: LinkReadingProps): React.JSX.Element {
  const trans = useTrans();
  return (
    <p className="epochlab-Playground-reading">
      {link
        ? reading(trans, link, inputs, layers)
        : trans.__('Point at a link: its weight now. Click: change it.')}
    </p>
  );
}

function reading(
  trans: ReturnType<typeof useTrans>,
  { layer, input, unit }: LinkPlace,
  inputs: readonly string[],
  layers: readonly PlaygroundLayer[],
): string {
  const from = layer === 0 ? (inputs[input] ?? '') : `${layers[layer - 1]?.name ?? ''}[${input + 1}]`;
  const to = `${layers[layer]?.name ?? ''}[${unit + 1}]`;
  const weight = formatNumber(layers[layer]?.kernel[input]?.[unit] ?? NaN);
  return trans.__('Weight from %1 to %2: %3', from, to, weight);
}
