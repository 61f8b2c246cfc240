// @ts-check
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { passOnWithAddress } from '../../setup/open-line.mjs';

/** As JupyterLab 4 writes it. */
const log = `[I 2026-01-01 ServerApp] Jupyter Server 2.17.0 is running at:
[I 2026-01-01 ServerApp] http://localhost:8888/lab/tree/00-contents.ipynb?token=abc
[C 2026-01-01 ServerApp]

    To access the server, open this file in a browser:
        file:///home/ada/jpserver-1-open.html
    Or copy and paste one of these URLs:
        http://localhost:8888/lab/tree/00-contents.ipynb?token=abc
        http://127.0.0.1:8888/lab/tree/00-contents.ipynb?token=abc
`;

test('passOnWithAddress(log, out) hands on the log, and ends it with the address', async () => {
  const [source, out] = [new PassThrough(), new PassThrough()];
  passOnWithAddress(source, /** @type {NodeJS.WriteStream} */ (/** @type {unknown} */ (out)));
  let text = '';
  const told = new Promise(resolve =>
    out.setEncoding('utf8').on('data', chunk => {
      text += chunk;
      if (text.includes('Open ')) resolve(undefined);
    }),
  );
  source.write(log.slice(0, 90));
  source.write(log.slice(90));
  source.write('[I 2026-01-01 LabApp] one more thing\n');
  await told;
  assert.ok(text.startsWith(log));
  assert.match(
    text,
    /one more thing\n\nOpen http:\/\/localhost:8888\/lab\/tree\/00-contents\.ipynb\?token=abc\n/,
  );
});
