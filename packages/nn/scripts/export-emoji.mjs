// @ts-check
// Draws emoji of several makers, as pictures of their classes, to files that the TypeScript library reads:
//
//     node export-emoji.mjs OUTDIR
//
// OUTDIR gets x.npy, the pixels (uint8 [n, size, size, 3], on white), and about.json: of each picture its class, its maker
// and its name, and where the drawings are from.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { subjects } from './emoji-subjects.mjs';

/** @typedef {{ info: { name: string, author: { name: string }, license: { spdx: string } }, icons: Record<string, Icon>, aliases?: Record<string, { parent: string }>, width?: number, height?: number }} Icons */
/** @typedef {{ body: string, width?: number, height?: number }} Icon */

const require = createRequire(import.meta.url);
const size = 96;

/** Each is a package of drawings as SVG. */
const makers = {
  Google: '@iconify-json/noto',
  Twitter: '@iconify-json/twemoji',
  Microsoft: '@iconify-json/fluent-emoji-flat',
};

/** @param {string} file */
const readJson = file => JSON.parse(readFileSync(require.resolve(file), 'utf8'));

/**
 * @param {string} maker
 * @param {string} name
 */
function openMaker(maker, name) {
  /** @type {Icons} */
  const icons = readJson(`${name}/icons.json`);
  /** @type {Record<string, string>} */
  const names = readJson(`${name}/chars.json`);
  return { maker, name, icons, names, info: readJson(`${name}/info.json`) };
}

/** @typedef {ReturnType<typeof openMaker>} Maker */

/**
 * @param {Icons} icons
 * @param {Icon} icon
 * @returns {Uint8Array} the pixels, red, green, blue
 */
function drawn(icons, { body, width = icons.width ?? 16, height = icons.height ?? 16 }) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 ${width} ${height}">${body}</svg>`;
  const { pixels } = new Resvg(svg, { background: 'white', fitTo: { mode: 'width', value: size } }).render();
  return pixels.filter((_, i) => i % 4 !== 3);
}

/**
 * @param {Maker} opened
 * @param {string} label
 * @param {string} point
 */
function drawingOf({ maker, icons, names }, label, point) {
  const name = names[point] ?? '';
  const icon = icons.icons[name] ?? icons.icons[icons.aliases?.[name]?.parent ?? ''];
  if (!icon) throw new Error(`${maker} has no drawing of ${point}.`);
  return { picture: drawn(icons, icon), row: { label, maker, name } };
}

/**
 * @param {Uint8Array[]} pictures
 * @returns {Buffer} in numpy's format
 */
function npy(pictures) {
  const shape = `(${pictures.length}, ${size}, ${size}, 3)`;
  const header = `{'descr': '|u1', 'fortran_order': False, 'shape': ${shape}, }`;
  const padded = `${header.padEnd(64 * Math.ceil((header.length + 11) / 64) - 11)}\n`;
  const start = Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, padded.length & 255, padded.length >> 8]);
  return Buffer.concat([start, Buffer.from(padded), ...pictures]);
}

/** @param {string} folder */
async function run(folder) {
  await initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  const opened = Object.entries(makers).map(([maker, name]) => openMaker(maker, name));
  const drawings = Object.entries(subjects).flatMap(([label, points]) =>
    points.split(' ').flatMap(point => opened.map(maker => drawingOf(maker, label, point))),
  );
  const sources = opened.map(({ maker, name, info }) => ({
    maker,
    package: name,
    author: info.author.name,
    licence: info.license.spdx,
  }));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'x.npy'), npy(drawings.map(({ picture }) => picture)));
  writeFileSync(
    join(folder, 'about.json'),
    JSON.stringify({ sources, labels: Object.keys(subjects), rows: drawings.map(({ row }) => row) }),
  );
}

await run(process.argv[2] ?? '');
