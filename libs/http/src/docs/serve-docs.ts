import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { openApiDocumentOf } from './openapi-document';

/** Serves the OpenAPI document at `/openapi.json` and a page to read and try it at `/docs`. Both hold nothing secret. */
export function serveDocs(app: NestFastifyApplication): void {
  let document: OpenAPIObject | undefined;
  const made = () => (document ??= openApiDocumentOf(app));
  SwaggerModule.setup('docs', app, made, {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: 'Homeward API',
    swaggerOptions: { persistAuthorization: false, tryItOutEnabled: false },
  });
}
