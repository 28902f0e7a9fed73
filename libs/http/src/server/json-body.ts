import type { FastifyInstance } from 'fastify';
import { EdgeProblem } from '../problems/edge-problem';

/** A mitigation plan of fifty measures fits; a scanned document does not, and has no place here. */
export const BODY_LIMIT_BYTES = 256 * 1024;

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Takes JSON in UTF-8 and nothing else. Bytes that are not UTF-8 are refused rather than replaced, and so are names that
 * reach for an object's prototype.
 */
export function takeJsonOnly(instance: FastifyInstance): void {
  const parse = instance.getDefaultJsonParser('error', 'error');
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit: BODY_LIMIT_BYTES }, (request, body, done) => {
    const text = textOf(body);
    if (text === undefined) {
      done(new EdgeProblem('MalformedJson', 'The body is not UTF-8.'), undefined);
      return;
    }
    void parse(request, text, (error, value: unknown) => {
      if (error === null) done(null, value);
      else done(new EdgeProblem('MalformedJson', 'The body is not JSON, is empty, or holds a reserved name.'), undefined);
    });
  });
}

function textOf(body: string | Buffer): string | undefined {
  try {
    return typeof body === 'string' ? body : UTF_8.decode(body);
  } catch {
    // The decoder says nothing more than that; the caller answers the client.
    return undefined;
  }
}
