import 'reflect-metadata';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfiguration } from '@homeward/configuration';
import { ROLES, type Role } from '@homeward/return-case';
import { openDevelopmentIssuerOf, told } from '@homeward/wiring';
import { StandaloneConfiguration } from './standalone-configuration';

const USAGE = `npm run token -- --role ROLE [--office niamey] [--subject ID] [--country SEN] [--hours 8]
  ROLE is one of: ${ROLES.join(', ')}.
  --office '*' is the whole network, for auditor, data-protection-officer and monitoring-evaluation.
  --country is the country of a receiving mission.`;

const MAX_HOURS = 24 * 7;

/** `npm run token`: prints a development token for one role. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      role: { type: 'string' },
      office: { type: 'string', default: 'niamey' },
      subject: { type: 'string' },
      country: { type: 'string' },
      hours: { type: 'string', default: '8' },
    },
  });
  const hours = Number(values.hours);
  if (!isRole(values.role) || !(hours > 0 && hours <= MAX_HOURS)) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  const configuration = readConfiguration(StandaloneConfiguration, process.env);
  const issuer = await openDevelopmentIssuerOf({ ...configuration, dataDir: resolve(configuration.dataDir) });
  const request = { role: values.role, office: values.office, subject: values.subject ?? `${values.role}-1`, lifetimeSeconds: Math.round(hours * 3_600) };
  const token = await issuer.issueDevelopmentToken(values.country === undefined ? request : { ...request, country: values.country });
  process.stdout.write(`${token}\n`);
}

function isRole(role: string | undefined): role is Role {
  return (ROLES as readonly (string | undefined)[]).includes(role);
}

main().catch((error: unknown) => {
  process.stderr.write(`${told(error)}\n`);
  process.exitCode = 1;
});
