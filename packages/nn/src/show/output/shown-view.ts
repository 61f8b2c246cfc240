import { notebookHost, SHOWN, staticText, type ViewKind } from '@epochlab/views';
import { payloadOf, type Drawn } from './display';
import { PacedOutput } from './paced-output';

/**
 * A view on the page, as `show.images` and others return it. Keep it to replace the view where it stands, as often as a
 * loop likes: a page gets as many updates as it can follow, and the last one in any case, which is also what the saved
 * notebook shows. In plain Node, where the view was printed, updates print nothing.
 *
 * @example
 * const view = show.images(samples(), { title: 'before training' });
 * for (let epoch = 1; epoch <= 10; epoch++) {
 *   await model.fit(x, y, { verbose: 0 });
 *   view.update(samples(), { title: `after epoch ${epoch}` });
 * }
 */
export interface ShownView<Values, Options = object> {
  /**
   * Takes what the function takes that made the view. An option that is not given stays as it was.
   *
   * @throws as that function does; the view then stays as it is
   */
  update(values: Values, options?: Partial<Options>): void;
}

/** Shows what `draw` makes of values and options, and then of those of each update. */
export function displayUpdatable<K extends ViewKind, Values, Options extends object>(
  draw: (values: Values, options: Options) => Drawn<K>,
  values: Values,
  options: Options,
): ShownView<Values, Options> {
  const first = payloadOf(draw(values, options));
  const host = notebookHost();
  const output = host && new PacedOutput(host, first);
  if (!output) console.log(staticText(first));
  let kept = options;
  const view: ShownView<Values, Options> & { readonly [SHOWN]: true } = {
    [SHOWN]: true,
    update(values, options) {
      const merged = { ...kept, ...options };
      const next = payloadOf(draw(values, merged), first.id);
      kept = merged;
      output?.update(next);
    },
  };
  return view;
}
