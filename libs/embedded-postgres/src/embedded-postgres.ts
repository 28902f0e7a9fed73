import { locateBinaries } from './binaries';
import { prepareCluster } from './cluster';
import { databaseServerAt, type DatabaseServer } from './database-server';
import { openDataFolder, type DataFolder } from './data-folder';
import { EmbeddedPostgresError, failureFromFileSystem, portTaken } from './embedded-postgres-error';
import { claimFolder, type FolderLock } from './folder-lock';
import { stopOrphan } from './orphan';
import { chooseFreePort, claimable, rememberPort } from './ports';
import { findServerAccount } from './server-account';
import { startServer, type ServerOptions, type ServerProcess } from './server-process';

export interface EmbeddedPostgresOptions {
  /** Where the data lives; made when absent. One instance at a time. */
  readonly dataDir: string;
  /** TCP port on 127.0.0.1; the last one or any free one by default. */
  readonly port?: number;
  /** False trades safety on power loss for speed: for tests only. */
  readonly durable: boolean;
  /** True lets every role but the superuser in without a password: for tests only. Takes effect at first start. */
  readonly trustRoles?: boolean;
}

export interface EmbeddedPostgres extends DatabaseServer {
  readonly port: number;
  /** Lines the user should see, such as where the data went. */
  readonly notices: readonly string[];
  /** Resolves when the server has ended, for whatever reason; the application cannot go on without it. */
  readonly ended: Promise<void>;
  /** Ends all connections, stops the server and frees the data folder. May be called again. */
  stop(): Promise<void>;
}

const SUPERUSER = 'postgres';
const PORT_ATTEMPTS = 5;

/** Starts PostgreSQL on the folder, creating the database cluster at first use. Rejects with `EmbeddedPostgresError`. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  try {
    const account = await findServerAccount();
    const folder = await openDataFolder(options.dataDir, account);
    const lock = await claimFolder(folder.lockFile);
    try {
      await stopOrphan(folder.cluster);
      const binDir = await locateBinaries(account);
      const { durable, trustRoles = false } = options;
      const password = await prepareCluster({ folder, binDir, account, durable, trustRoles });
      const { server, port } = await startOnPort({ folder, binDir, account, durable }, options.port);
      return handleOf({ server, port, password, folder, lock });
    } catch (error) {
      await lock.release();
      throw error;
    }
  } catch (error) {
    throw failureFromFileSystem(options.dataDir, error);
  }
}

/** A free port can be taken between the look and the start, so a port nobody asked for is chosen again. */
async function startOnPort(
  options: Omit<ServerOptions, 'port'>,
  wanted: number | undefined,
): Promise<{ server: ServerProcess; port: number }> {
  if (wanted !== undefined) {
    if ((await claimable(wanted)) === undefined) throw portTaken(wanted);
    return { server: await startServer({ ...options, port: wanted }), port: wanted };
  }
  for (let attempt = 1; ; attempt += 1) {
    const port = await chooseFreePort(options.folder.portFile);
    try {
      const server = await startServer({ ...options, port });
      await rememberPort(options.folder.portFile, port);
      return { server, port };
    } catch (error) {
      const collided = error instanceof EmbeddedPostgresError && error.code === 'port-taken';
      if (!collided || attempt === PORT_ATTEMPTS) throw error;
    }
  }
}

interface Running {
  readonly server: ServerProcess;
  readonly port: number;
  readonly password: string;
  readonly folder: DataFolder;
  readonly lock: FolderLock;
}

function handleOf({ server, port, password, folder, lock }: Running): EmbeddedPostgres {
  return {
    ...databaseServerAt(`postgres://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${SUPERUSER}`),
    port,
    notices: folder.notice === undefined ? [] : [folder.notice],
    ended: server.ended,
    async stop() {
      await server.stop();
      await lock.release();
    },
  };
}
