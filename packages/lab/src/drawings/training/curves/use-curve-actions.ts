import { useAction } from '../../../components/use-action';
import { useTrans } from '../../../environment';
import { askSmoothing } from './ask-smoothing';
import type { Zoom } from './use-window';
import type { ViewControlsProps } from '../controls/view-controls';
import { zoomedBy } from './zoom-keys';

export interface CurveActions extends ViewControlsProps {
  readonly zoom: Zoom | null;
  readonly onZoom: (zoom: Zoom | null) => void;
  /** Where the x axis ends when nothing is zoomed. */
  readonly end: number;
}

/** Offers to commands what changes only the picture of a run. */
export function useCurveActions(props: CurveActions): void {
  const { smoothing, onSmoothing, logScale, onLogScale, zoom, onZoom, end } = props;
  const trans = useTrans();
  const press = (key: string) => () => onZoom(zoomedBy(key, zoom ?? [0, end], end) ?? null);
  useAction(
    'set-smoothing',
    () => void askSmoothing(smoothing, trans).then(value => value !== null && onSmoothing(value)),
  );
  useAction('toggle-log-axis', () => onLogScale(!logScale));
  useAction('zoom-in', press('+'));
  useAction('zoom-out', zoom && press('-'));
  useAction('show-all-epochs', zoom && press('0'));
}
