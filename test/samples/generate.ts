import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sampleFiles } from './files';

/** `npm run samples`: writes the sample sheets again. They only change when the generator does. */
async function generate(): Promise<void> {
  for (const [name, content] of await sampleFiles()) await writeFile(join('samples', name), content);
}

void generate();
