// @ts-check

/** Jupyter's own line with the address, and with the token that opens it. */
const ADDRESS = /^\s+(?:or )?(https?:\/\/\S+)\s*$/m;

/** After the address Jupyter goes on for a moment: the last line is to be this one. In ms. */
const quiet = 2000;

const bold = ['\x1b[1m', '\x1b[0m'];

/**
 * Passes on what Jupyter logs, and ends its start with one line that stands out: `Open http://...`.
 *
 * @param {NodeJS.ReadableStream} log
 * @param {NodeJS.WriteStream} out
 */
export function passOnWithAddress(log, out) {
  let read = '';
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let told = false;
  const tell = () => {
    told = true;
    const address = ADDRESS.exec(read)?.[1] ?? '';
    const [on, off] = out.isTTY ? bold : ['', ''];
    out.write(`\n${on}Open ${address}${off}\n(Ctrl-C, twice, ends it.)\n\n`);
    read = '';
  };
  log.setEncoding('utf8');
  log.on('data', (/** @type {string} */ text) => {
    out.write(text);
    if (told) return;
    read += text;
    clearTimeout(timer);
    if (ADDRESS.test(read)) timer = setTimeout(tell, quiet);
  });
}
