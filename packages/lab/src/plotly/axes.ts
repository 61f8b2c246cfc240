/** Where the drawing of a plot with one pair of axes has what, in CSS pixels. */
export interface Axes {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Place of a value, from `left`; not finite where the axis has no place for it. */
  readonly x: (value: number) => number;
  /** Place of a value, from `top`. */
  readonly y: (value: number) => number;
}

interface Axis {
  readonly _offset: number;
  readonly _length: number;
  readonly c2p: (value: number) => number;
}

/** The axes of a plotly element as they were last drawn; undefined before that. */
export function axesOf(plot: HTMLElement): Axes | undefined {
  // Not in plotly's types, and the only way to ask where a value is.
  const { _fullLayout } = plot as HTMLElement & {
    readonly _fullLayout?: { readonly xaxis?: Partial<Axis>; readonly yaxis?: Partial<Axis> };
  };
  const { xaxis, yaxis } = _fullLayout ?? {};
  if (!isDrawn(xaxis) || !isDrawn(yaxis)) return undefined;
  return {
    left: xaxis._offset,
    top: yaxis._offset,
    width: xaxis._length,
    height: yaxis._length,
    x: value => xaxis.c2p(value),
    y: value => yaxis.c2p(value),
  };
}

const isDrawn = (axis: Partial<Axis> | undefined): axis is Axis =>
  axis?._offset !== undefined && axis._length !== undefined && axis.c2p !== undefined;
