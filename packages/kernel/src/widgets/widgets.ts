import { randomUUID } from 'node:crypto';
import { isPlainObject } from '../display/plain-object';
import type { Comm } from '../session/comm/comm';
import type { CommManager } from '../session/comm/comm-manager';
import { splitBuffers } from './buffers';
import { refuseUnsendable, SharedState, type State } from './shared-state';
import { toEsm, type FrontEndCode } from './to-esm';
import { WidgetModel } from './widget-model';

export interface WidgetOptions extends FrontEndCode {
  readonly state?: State;
  readonly css?: string;
  readonly version?: string;
}

/** anywidget's package for Deno, by the names under which its documentation imports it. */
const PACKAGE = /^(?:(?:jsr|npm):\/?)?@anywidget\/deno(?:@[^/]+)?$/;

const WIDGET = 'jupyter.widget';
/** A page that has just been loaded asks here for all widgets at once. */
const CONTROL = 'jupyter.widget.control';
const PROTOCOL = { version: '2.1.0' };

/** The widgets of a notebook: what makes them and where pages find them. */
export class Widgets {
  private readonly open = new Map<string, SharedState>();

  constructor(private readonly comms: CommManager) {
    comms.onOpen(CONTROL, comm => {
      comm.onMessage(data => this.answer(comm, data));
    });
  }

  /** anywidget (https://anywidget.dev) with the interface that it has for Deno's kernel. */
  readonly create = ({ state = {}, css, version = '*', ...code }: WidgetOptions): WidgetModel => {
    for (const [key, value] of Object.entries(state)) refuseUnsendable(key, value);
    const commId = randomUUID();
    const style = css === undefined ? {} : { _css: css, _anywidget_id: commId };
    const fixed = { ...namesOf(version), _esm: toEsm(code), ...style };
    const { state: data, bufferPaths, buffers } = splitBuffers({ ...fixed, ...state });
    const comm = this.comms.open(WIDGET, {
      commId,
      data: { state: data, buffer_paths: bufferPaths },
      buffers,
      metadata: PROTOCOL,
    });
    const shared = new SharedState(comm, state, fixed, () => this.open.delete(commId));
    this.open.set(commId, shared);
    return new WidgetModel(shared);
  };

  /** The module that imports of anywidget's package for Deno get. */
  readonly module = (specifier: string): { readonly widget: unknown } | undefined =>
    PACKAGE.test(specifier) ? { widget: this.create } : undefined;

  private answer(comm: Comm, data: unknown): void {
    if (!isPlainObject(data) || data.method !== 'request_states') return;
    const { state, bufferPaths, buffers } = splitBuffers(
      Object.fromEntries([...this.open].map(([id, { whole }]) => [id, describe(whole)])),
    );
    comm.send({ method: 'update_states', states: state, buffer_paths: bufferPaths }, buffers);
  }
}

/** The names by which front ends find anywidget's model and view, and the versions of them that will do. */
const namesOf = (version: string) => ({
  _model_module: 'anywidget',
  _model_name: 'AnyModel',
  _model_module_version: version,
  _view_module: 'anywidget',
  _view_name: 'AnyView',
  _view_module_version: version,
  _view_count: null,
});

function describe(state: State): object {
  return {
    model_module: state._model_module,
    model_name: state._model_name,
    model_module_version: state._model_module_version,
    state,
  };
}
