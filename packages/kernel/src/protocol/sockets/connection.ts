import { readFileSync } from 'node:fs';
import { integer, oneOf, optional, readShape, string, type Shape } from '../../wire/shape';

/** The connection file. https://jupyter-client.readthedocs.io/en/latest/kernels.html#connection-files */
export interface Connection {
  transport: 'tcp' | 'ipc';
  ip: string;
  shell_port: number;
  control_port: number;
  stdin_port: number;
  iopub_port: number;
  hb_port: number;
  key: string;
  signature_scheme: string;
}

const shape: Shape<Connection> = {
  transport: optional(oneOf('tcp', 'ipc'), 'tcp'),
  ip: string,
  shell_port: integer,
  control_port: integer,
  stdin_port: integer,
  iopub_port: integer,
  hb_port: integer,
  key: optional(string, ''),
  signature_scheme: optional(string, 'hmac-sha256'),
};

export function readConnection(file: string): Connection {
  return readShape(shape, JSON.parse(readFileSync(file, 'utf8')));
}

export function endpoint(connection: Connection, port: number): string {
  const separator = connection.transport === 'tcp' ? ':' : '-';
  return `${connection.transport}://${connection.ip}${separator}${port}`;
}

/** The answer to a connect_request. */
export function portsOf({
  shell_port,
  control_port,
  stdin_port,
  iopub_port,
  hb_port,
}: Connection): Record<string, number> {
  return { shell_port, control_port, stdin_port, iopub_port, hb_port };
}
