import type { Drawing } from '../drawing';
import { dataTableHtml } from './html';
import { dataTableSchema } from './schema';
import { dataTableText } from './text';

export const dataTable: Drawing<'dataTable'> = {
  schema: dataTableSchema,
  html: dataTableHtml,
  text: dataTableText,
};
