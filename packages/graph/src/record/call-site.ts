const LIBRARY =
  /node_modules|[\\/]tfjs-(core|layers|node)[\\/]|(packages|@epochlab)[\\/]graph[\\/](src|lib)[\\/]|node:internal/;
const PATCH = /[\\/]tfjs-patches[\\/]/;
/** A frame in a layer of tfjs. Source maps may call its method by what that calls. */
const LAYER = /^at ([A-Z]\w*)\.[^(]*(\(.*[\\/]tfjs-layers[\\/].*\))$/;
const NAME = /at (?:async )?(?:new )?(?:Object\.)?([^\s(]+) \(/;

/** The function, file and line outside tfjs that made the current call: what a user can find in their own code. */
export function callSite(): string {
  const frames = (new Error().stack ?? '')
    .split('\n')
    .slice(1)
    .map(frame => frame.trim());
  const tensorMethod = frames.map(frame => NAME.exec(frame)?.[1]).find(name => name && READ_BACK.test(name));
  const own = frames.find(frame => !LIBRARY.test(frame));
  const where = (own && PATCH.test(own) ? layerOf(frames) : undefined) ?? own?.replace(/^at /, '');
  return [tensorMethod && `${tensorMethod.split('.').at(-1)}()`, where && `at ${where}`]
    .filter(Boolean)
    .join(' ');
}

/** The layer of tfjs under a patch of ours, which is the one to name. */
function layerOf(frames: readonly string[]): string | undefined {
  const [, name, place] = frames.map(frame => LAYER.exec(frame)).find(Boolean) ?? [];
  return name && `${name}.call ${place}`;
}

const READ_BACK = /\.(dataSync|arraySync|data|array|bytesSync|bytes|print|toString|buffer|bufferSync)$/;
