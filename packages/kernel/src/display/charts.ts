import { toJson } from '../wire/to-json';
import { members, type Recogniser } from './recogniser';

const VEGA_SCHEMA = /\/schema\/(vega|vega-lite)\/v(\d+)/;

/** A Vega or Vega-Lite specification, told by its `$schema`; or an object that makes one (vega-lite-api). */
export const vega: Recogniser = value => {
  const { toSpec } = members(value);
  const spec: unknown = typeof toSpec === 'function' ? toSpec.call(value) : value;
  if (!isObject(spec)) return undefined;
  const [, grammar, version] = VEGA_SCHEMA.exec(String(members(spec).$schema)) ?? [];
  if (grammar === undefined) return undefined;
  const name = grammar === 'vega' ? 'vega' : 'vegalite';
  return { [`application/vnd.${name}.v${version}+json`]: toJson(spec) };
};

/** A Plotly figure: `data`, a list of traces, and `layout`. */
export const plotly: Recogniser = value => {
  const { data, layout } = members(value);
  if (!Array.isArray(data) || !isObject(layout) || !data.every(isTrace)) return undefined;
  return { 'application/vnd.plotly.v1+json': toJson(value) };
};

function isTrace(trace: unknown): boolean {
  return isObject(trace) && ['type', 'x', 'y', 'z', 'values'].some(key => key in trace);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
