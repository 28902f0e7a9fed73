import type { OpenAPIObject } from '@nestjs/swagger';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

const DOCUMENT = 'openapi.json';
const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;
const NO_CONTENT = 204;
const IS_JSON = /[/+]json$/;
const PROBLEM = `${DOCUMENT}#/components/schemas/ProblemDocument`;

export interface Operation {
  readonly method: (typeof METHODS)[number];
  readonly path: string;
  /** Names of the parameters in the query. */
  readonly query: readonly string[];
  /** Whether it says that it needs no token. */
  readonly open: boolean;
}

export interface Observed {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

interface Described {
  readonly content?: Readonly<Record<string, unknown>>;
  readonly $ref?: string;
}

/** Judges answers by the OpenAPI document: a status, a media type or a field that it does not describe is a fault. */
export class DescribedAnswers {
  readonly operations: readonly Operation[];
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(private readonly document: OpenAPIObject) {
    addFormats(this.ajv);
    this.ajv.addSchema(document, DOCUMENT);
    this.operations = Object.entries(document.paths).flatMap(([path, item]) =>
      METHODS.flatMap((method) => {
        const operation = item[method];
        if (operation === undefined) return [];
        const query = (operation.parameters ?? []).flatMap((parameter) => ('in' in parameter && parameter.in === 'query' ? [parameter.name] : []));
        return [{ method, path, query, open: operation.security?.length === 0 }];
      }),
    );
  }

  /** Everything that is wrong with the answer. Of an address that is not described, only a problem may come. */
  faultsOf({ method, url, status, contentType, text }: Observed): readonly string[] {
    const mediaType = contentType.split(';', 1)[0] ?? '';
    const operation = this.find(method, url);
    if (operation === undefined) return mediaType === 'application/problem+json' ? this.violations(PROBLEM, text) : [`${url} is not described`];
    return this.faultsIn(operation, { status, mediaType, text });
  }

  private faultsIn(operation: Operation, { status, mediaType, text }: { readonly status: number; readonly mediaType: string; readonly text: string }): readonly string[] {
    const described = this.responsesOf(operation)[String(status)];
    if (described === undefined) return [`${status} is not described for ${operation.method} ${operation.path}`];
    if (status === NO_CONTENT) return text === '' ? [] : [`204 with a body of ${operation.method} ${operation.path}`];
    const { at, content } = this.placeOf(described, `/paths/${escaped(operation.path)}/${operation.method}/responses/${status}`);
    if (content?.[mediaType] === undefined) return [`${mediaType} is not described for ${status} of ${operation.method} ${operation.path}`];
    // A file is described by its type alone; only JSON has a schema that its text can be held against.
    return IS_JSON.test(mediaType) ? this.violations(`${DOCUMENT}#${at}/content/${escaped(mediaType)}/schema`, text) : [];
  }

  /** A response stands where it is used, or once for all and is referred to. */
  private placeOf({ $ref, content }: Described, here: string): { readonly at: string; readonly content: Described['content'] } {
    return $ref === undefined ? { at: here, content } : { at: $ref.slice(1), content: this.sharedResponse($ref)?.content };
  }

  private find(method: string, url: string): Operation | undefined {
    const path = url.split('?', 1)[0] ?? url;
    return this.operations.find((operation) => operation.method === method.toLowerCase() && patternOf(operation.path).test(path));
  }

  private responsesOf({ path, method }: Operation): Readonly<Record<string, Described>> {
    return (this.document.paths[path]?.[method]?.responses ?? {}) as Readonly<Record<string, Described>>;
  }

  private sharedResponse(reference: string): Described | undefined {
    const name = reference.replace('#/components/responses/', '');
    return this.document.components?.responses?.[name];
  }

  private violations(reference: string, text: string): readonly string[] {
    const validate = this.compiled.get(reference) ?? this.ajv.compile({ $ref: reference });
    this.compiled.set(reference, validate);
    return validate(JSON.parse(text)) ? [] : (validate.errors ?? []).map(({ instancePath, message }: ErrorObject) => `${instancePath} ${message}`);
  }
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`);
}

function escaped(segment: string): string {
  return segment.replaceAll('~', '~0').replaceAll('/', '~1');
}
