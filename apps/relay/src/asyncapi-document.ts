import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createHttpAdapter, openApiDocumentOf } from '@homeward/http';
import { type AsyncApiDocument, asyncApiDocumentOf } from '@homeward/integration';

/** Nothing of the system runs in it: the schemas are read off the classes of the contracts. */
@Module({})
class ContractsOnly {}

/** The AsyncAPI document with the schemas that the OpenAPI document has. */
export async function makeAsyncApiDocument(): Promise<AsyncApiDocument> {
  const app = await NestFactory.create(ContractsOnly, createHttpAdapter(), { logger: false });
  try {
    return asyncApiDocumentOf({ ...openApiDocumentOf(app).components?.schemas });
  } finally {
    await app.close();
  }
}

/** As it is checked in. */
export function textOf(document: AsyncApiDocument): string {
  return `${JSON.stringify(document, null, 1)}\n`;
}
