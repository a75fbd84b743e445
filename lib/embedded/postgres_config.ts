/** The settings of the embedded Postgres. Pure text. */

const SHARED_BUFFERS_MB = 256;
const MAX_WAL_MB = 2_048;
const MAX_CONNECTIONS = 100;

/** `postgresql.conf`, whole: TCP on the loopback only, and what is committed survives any stop. */
export function postgresConf(port: number): string {
  return Object.entries({
    "listen_addresses": "'127.0.0.1'",
    "port": port,
    "unix_socket_directories": "''",
    "max_connections": MAX_CONNECTIONS,
    "password_encryption": "'scram-sha-256'",
    "shared_buffers": `'${SHARED_BUFFERS_MB}MB'`,
    "fsync": "on",
    "synchronous_commit": "on",
    // Nobody replicates from it, so that new tables can be filled without a log of each row.
    "wal_level": "minimal",
    "max_wal_senders": 0,
    "max_wal_size": `'${MAX_WAL_MB}MB'`,
    "jit": "off",
    "timezone": "'UTC'",
    "log_timezone": "'UTC'",
    "datestyle": "'iso, ymd'",
    "lc_messages": "'C'",
    "log_line_prefix": "'%m [%p] '",
    // Statements and the details of errors can hold a voter's personal data.
    "log_min_error_statement": "'panic'",
    "log_error_verbosity": "'terse'",
  }).map(([name, value]) => `${name} = ${value}\n`).join("");
}

/** `pg_hba.conf`: everybody with the password, from this machine. */
export const PG_HBA = "host all all 127.0.0.1/32 scram-sha-256\n";
