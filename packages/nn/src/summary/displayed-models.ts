import { inspect } from 'node:util';
import { render, type MimeBundle } from '@epochlab/views';
import * as tf from '@tensorflow/tfjs-node';
import { serve } from '../live/view/served-views';
import { SummaryView } from './summary-view';

/** Deno's convention: what a notebook shows of a value. */
const DISPLAY = Symbol.for('Jupyter.display');

/** A model as a cell's result, or given to `display()`, is its summary. */
export function showModelsAsSummaries(): void {
  Object.defineProperty(tf.LayersModel.prototype, DISPLAY, {
    configurable: true,
    value(this: tf.LayersModel): MimeBundle {
      // A Sequential without layers has nothing to sum up.
      if (this.layers.length === 0) return { 'text/plain': inspect(this) };
      const view = new SummaryView(this);
      serve(view);
      return render(view.payload);
    },
  });
}
