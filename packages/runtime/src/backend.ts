const backends = ['tensorflow', 'cpu'] as const;
export type Backend = (typeof backends)[number];

const isBackend = (name: string): name is Backend => (backends as readonly string[]).includes(name);

/**
 * The backend that `EPOCHLAB_BACKEND` asks for: `tensorflow` (native, the default) or `cpu` (pure JavaScript).
 *
 * @throws RangeError for any other value.
 */
export function chosenBackend(env: NodeJS.ProcessEnv = process.env): Backend {
  const name = env['EPOCHLAB_BACKEND'] || 'tensorflow';
  if (isBackend(name)) return name;
  throw new RangeError(`EPOCHLAB_BACKEND is '${name}', expected one of: ${backends.join(', ')}`);
}
