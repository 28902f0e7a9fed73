import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EdgeCode } from '@homeward/contracts';
import { EdgeProblem } from '../problems/edge-problem';
import { problemOf } from '../problems/problem-of';
import { traceOf } from './trace-context';

/** An address no router can read, such as one with half a percent sign. */
export function answerBadAddress(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { document, headers } = problemOf(error, traceOf(request).traceId);
  void reply.status(document.status).headers(headers).type('application/problem+json').send(document);
}

const CODES: Readonly<Record<string, EdgeCode>> = {
  HPE_HEADER_OVERFLOW: 'HeadersTooLarge',
  ERR_HTTP_REQUEST_TIMEOUT: 'RequestTimeout',
};

/** Bytes that are no HTTP request. There is no request to answer, only a socket. */
export function answerBrokenRequest(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return;
  const code = CODES[error.code ?? ''] ?? 'InvalidRequest';
  const { document } = problemOf(new EdgeProblem(code, 'The request could not be read.'), '0'.repeat(32));
  const body = JSON.stringify(document);
  const head = [
    `HTTP/1.1 ${document.status} ${STATUS_CODES[document.status] ?? ''}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
