// @ts-check

const columns = 110;

/** How often a step that runs says how long it has run: on a terminal, and in a log. In ms. */
const beats = { terminal: 1000, log: 15_000 };

/**
 * One line per step, which moves while the step runs: on a terminal it is drawn again, in a log words are added to it.
 *
 * @typedef {ReturnType<typeof progressOn>} Progress
 */

/** @param {NodeJS.WriteStream} stream */
export function progressOn(stream) {
  /** @param {string} text */
  const draw = text => {
    if (stream.isTTY) stream.write(`\r\x1b[2K${text.slice(0, (stream.columns || columns) - 1)}`);
  };
  const clear = () => stream.isTTY && stream.write('\r\x1b[2K');
  return {
    /** @param {string} text */
    note(text) {
      clear();
      stream.write(`${text}\n`);
    },
    /** @param {string} title */
    step(title) {
      const started = Date.now();
      let now = '';
      const redraw = () => draw(`${title}${now || '…'}  (${seconds(Date.now() - started)})`);
      draw(`${title}…`);
      if (!stream.isTTY) stream.write(title);
      const said = milestones(stream);
      const beat = setInterval(
        () => (stream.isTTY ? redraw() : stream.write(`${seconds(Date.now() - started)}… `)),
        stream.isTTY ? beats.terminal : beats.log,
      );
      beat.unref();
      return {
        /**
         * @param {string} detail
         * @param {number} [fraction]  of the whole, where it is known
         */
        report(detail, fraction) {
          now = detail;
          redraw();
          said(detail, fraction);
        },
        /** @param {string} result */
        done(result) {
          clearInterval(beat);
          const line = `${stream.isTTY ? title : ''}${result}  (${seconds(Date.now() - started)})`;
          clear();
          stream.write(`${line}\n`);
        },
        failed() {
          clearInterval(beat);
          clear();
          stream.write(`${stream.isTTY ? title : ''}failed\n`);
        },
      };
    },
  };
}

/**
 * In a log a download says where it is every quarter of the way, so that it can be told from one that hangs.
 *
 * @param {NodeJS.WriteStream} stream
 */
function milestones(stream) {
  let quarters = 0;
  return (/** @type {string} */ detail, /** @type {number | undefined} */ fraction) => {
    if (stream.isTTY || fraction === undefined || fraction >= 1 || fraction * 4 < quarters + 1) return;
    quarters = Math.floor(fraction * 4);
    stream.write(`${detail}… `);
  };
}

/** @param {number} ms */
export const seconds = ms => (ms < 9950 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`);

/**
 * A span of time in round words.
 *
 * @param {number} span  in seconds
 */
export const about = span => (span < 90 ? 'about a minute' : `about ${Math.round(span / 60)} minutes`);

/** @param {number} bytes */
export const megabytes = bytes => `${Math.round(bytes / 1e6)} MB`;
