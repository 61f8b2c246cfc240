import type { AnyViewPayload } from '@epochlab/views';
import { csvOf, hasTable } from './csv';
import { download } from './download';
import { pictureOf } from './picture';
import { titleOf } from '../drawings/title';
import { pngOf } from './png';

export type ExportFormat = 'png' | 'svg' | 'csv';

type Exporter = (node: HTMLElement, payload: AnyViewPayload) => Promise<Blob | null>;

const exporters: Readonly<Record<ExportFormat, Exporter>> = {
  png: async node => {
    const picture = await pictureOf(node);
    return picture && pngOf(picture);
  },
  svg: async node => {
    const picture = await pictureOf(node);
    return picture && new Blob([picture.source], { type: 'image/svg+xml' });
  },
  csv: async (_, payload) => {
    const csv = csvOf(payload);
    return csv === null ? null : new Blob([csv], { type: 'text/csv' });
  },
};

/** Whether a kind of view has something to save in this format. */
export const canExport = (payload: AnyViewPayload, format: ExportFormat): boolean =>
  format !== 'csv' || hasTable(payload);

/** Saves a view as a file named for it. */
export async function exportView(
  node: HTMLElement,
  payload: AnyViewPayload,
  format: ExportFormat,
): Promise<void> {
  const content = await exporters[format](node, payload);
  if (content) {
    download(content, `${fileName(payload)}.${format}`);
  }
}

function fileName(payload: AnyViewPayload): string {
  return `${payload.kind}-${titleOf(payload)}`
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
}
