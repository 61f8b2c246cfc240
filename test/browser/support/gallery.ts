import { render, type AnyViewPayload } from '../../../packages/views/src';
import { states } from '../../../packages/views/test/fixtures';

/** Every kind of view in each of the states that its unit tests draw, under a name for its picture. */
export const gallery: readonly { readonly name: string; readonly payload: AnyViewPayload }[] = Object.entries(
  states,
).flatMap(([kind, named]) =>
  Object.entries(named)
    .filter(([, state]) => typeof state === 'object')
    // Each state is of the kind under which it stands; the compiler cannot follow that through `Object.entries`.
    .map(([name, state]) => ({
      name: `${kind}-${name}`,
      payload: { kind, id: `${kind}-${name}`, version: 1, state } as AnyViewPayload,
    })),
);

/** The first of each kind. */
export const oneOfEachKind = [
  ...new Map([...gallery].reverse().map(one => [one.payload.kind, one])).values(),
].reverse();

/** The first of each kind, and a training run in every state. */
export const eachKindAndState = gallery.filter(
  one => one.payload.kind === 'training' || oneOfEachKind.includes(one),
);

/** A saved notebook with one view in each cell. */
export const savedNotebook = (payloads: readonly unknown[]): object => ({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: { kernelspec: { name: 'epochlab', display_name: 'Epochlab', language: 'typescript' } },
  cells: payloads.map((payload, index) => ({
    id: `view-${index}`,
    cell_type: 'code',
    execution_count: index + 1,
    metadata: {},
    source: `// ${index}`,
    outputs: [{ output_type: 'display_data', metadata: {}, data: bundleOf(payload) }],
  })),
});

const MIME_TYPE = 'application/vnd.epochlab.view.v1+json';

/** The whole bundle of a payload; of one that is broken, what a kernel gone mad could have sent. */
function bundleOf(payload: unknown): object {
  try {
    return render(payload as AnyViewPayload);
  } catch {
    return { [MIME_TYPE]: payload, 'text/html': '<p>static</p>', 'text/plain': 'static' };
  }
}
