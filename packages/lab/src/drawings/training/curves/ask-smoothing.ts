import { InputDialog } from '@jupyterlab/apputils';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';

const MOST = 0.99;

/** Asks how much to smooth the curves; null when it shall stay as it is. */
export async function askSmoothing(
  now: number,
  trans: IRenderMime.TranslationBundle,
): Promise<number | null> {
  const { value } = await InputDialog.getText({
    title: trans.__('Smoothing of curves'),
    label: trans.__('0 draws every batch as it is, 0.99 the smoothest course'),
    text: String(now),
    pattern: '\\s*(0|0?\\.[0-9]+)\\s*',
    required: true,
    okLabel: trans.__('Set'),
    cancelLabel: trans.__('Cancel'),
  });
  return value === null ? null : Math.min(MOST, Number(value));
}
