import type { AnyViewPayload } from '@epochlab/views';
import { csvOf } from './csv';
import { download } from './download';
import { pictureOf } from './picture';
import { titleOf } from '../drawings/title';
import { pngOf } from './png';

export type ExportFormat = 'png' | 'svg' | 'csv';

type Exporter = (node: HTMLElement, payload: AnyViewPayload) => Promise<Blob>;

const exporters: Readonly<Record<ExportFormat, Exporter>> = {
  png: async (node, payload) => pngOf(await pictureOf(node, payload)),
  svg: async (node, payload) =>
    new Blob([(await pictureOf(node, payload)).source], { type: 'image/svg+xml' }),
  csv: async (_, payload) => new Blob([csvOf(payload)], { type: 'text/csv' }),
};

/** Saves a view as a file named for it. */
export async function exportView(
  node: HTMLElement,
  payload: AnyViewPayload,
  format: ExportFormat,
): Promise<void> {
  download(await exporters[format](node, payload), `${fileName(payload)}.${format}`);
}

function fileName(payload: AnyViewPayload): string {
  return `${payload.kind}-${titleOf(payload)}`
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
}
