// @ts-check

const columns = 110;

/**
 * One line per step: on a terminal it moves while the step runs, elsewhere it is written once the step has ended.
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
      draw(`${title}…`);
      if (!stream.isTTY) stream.write(title);
      const said = milestones(stream);
      return {
        /**
         * @param {string} detail
         * @param {number} [fraction]  of the whole, where it is known
         */
        report(detail, fraction) {
          draw(`${title}${detail}`);
          said(detail, fraction);
        },
        /** @param {string} result */
        done(result) {
          const line = `${stream.isTTY ? title : ''}${result}  (${seconds(Date.now() - started)})`;
          clear();
          stream.write(`${line}\n`);
        },
        failed() {
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

/** @param {number} bytes */
export const megabytes = bytes => `${Math.round(bytes / 1e6)} MB`;
