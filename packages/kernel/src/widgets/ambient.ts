/** The types of `widget`, for the compiler. */
export const WIDGET_TYPES = `
interface WidgetModel<State> {
  get<K extends keyof State>(key: K): State[K];
  /** Changes the state here and on every page that shows the widget. */
  set<K extends keyof State>(key: K, value: State[K]): void;
  /** Calls back with the new value, whether it was set here or on a page. */
  on<K extends keyof State & string>(event: \`change:\${K}\`, callback: (value: State[K]) => unknown): { dispose(): void };
  /** Calls back with what a page sends by \`model.send(content, callbacks, buffers)\`. */
  on(event: 'msg:custom', callback: (content: any, buffers: readonly Uint8Array[]) => unknown): { dispose(): void };
  off(event: string, callback?: (...args: any[]) => unknown): void;
  /** Sends the pages a message, which they get by \`model.on('msg:custom', ...)\`. */
  send(content: unknown, buffers?: readonly Uint8Array[]): void;
  /** Takes the widget off all pages. */
  close(): void;
}
/** The page's side of a widget, as anywidget gives it to \`render\`. Typed arrays arrive there as a DataView on their bytes. */
interface WidgetFrontEndModel<State> {
  get<K extends keyof State>(key: K): State[K] extends ArrayBufferView ? DataView | State[K] : State[K];
  set<K extends keyof State>(key: K, value: State[K] extends ArrayBufferView ? ArrayBufferView | ArrayBuffer : State[K]): void;
  /** Sends what was set to the kernel. */
  save_changes(): void;
  on(event: (keyof State & string extends infer K extends string ? \`change:\${K}\` : never) | 'change', callback: () => void): void;
  on(event: 'msg:custom', callback: (content: any, buffers: DataView[]) => void): void;
  off(event?: string | null, callback?: ((...args: any[]) => void) | null): void;
  send(content: unknown, callbacks?: unknown, buffers?: (ArrayBuffer | ArrayBufferView)[]): void;
}
interface WidgetContext<State> {
  model: WidgetFrontEndModel<State>;
  /** The element to draw into. */
  el: typeof globalThis extends { HTMLElement: { prototype: infer T } } ? T : any;
}
interface WidgetOptions<State> {
  /** The state that page and kernel share: JSON values and typed arrays. */
  state?: State;
  /** Draws the widget. It runs in the browser and sees nothing of the notebook but the model. A function that it returns is called when the widget goes. */
  render?(context: WidgetContext<State>): unknown;
  /** Imports and helpers for \`render\`, as the text of a module. */
  imports?: string;
  /** The text of a module with anywidget's \`export default { render }\`, in place of \`render\` and \`imports\`. */
  esm?: string;
  css?: string;
  /** The versions of anywidget's front end that will do, such as \`~0.9.0\`. Any, unless given. */
  version?: string;
}
/**
 * Makes an interactive widget (https://anywidget.dev) whose state the page and the notebook share.
 * @example
 * const counter = widget({
 *   state: { value: 0 },
 *   render({ model, el }) {
 *     const button = document.createElement('button');
 *     const draw = () => { button.textContent = \`count is \${model.get('value')}\`; };
 *     button.addEventListener('click', () => {
 *       model.set('value', model.get('value') + 1);
 *       model.save_changes();
 *     });
 *     model.on('change:value', draw);
 *     draw();
 *     el.append(button);
 *   },
 * });
 * counter
 */
declare function widget<State extends object = {}>(options: WidgetOptions<State>): WidgetModel<State> & Omit<State, keyof WidgetModel<State>>;
${['', 'jsr:', 'jsr:/', 'npm:', 'npm:/'].map(declarationOf).join('\n')}
`;

/** anywidget's package for Deno, as its documentation imports it, whatever the version. */
function declarationOf(registry: string): string {
  return `declare module '${registry}@anywidget/deno*' { const own: typeof widget; export { own as widget }; }`;
}
