/**
 * The default parameter groups of RDS, as far as they concern security and recovery.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html
 *
 * @module
 */

import type { Parameter } from '@aws-sdk/client-rds'

function parameter(
  ParameterName: string,
  ParameterValue: string | undefined,
  more: Partial<Parameter> = {},
): Parameter {
  return {
    ParameterName,
    ...(ParameterValue === undefined ? {} : { ParameterValue }),
    Source: ParameterValue === undefined ? 'engine-default' : 'system',
    ApplyType: 'dynamic',
    DataType: 'boolean',
    AllowedValues: '0,1',
    IsModifiable: true,
    ApplyMethod: 'pending-reboot',
    ...more,
  }
}

/** TLS is forced by default from version 15 on. */
function postgres(version: number): readonly Parameter[] {
  return [
    parameter('rds.force_ssl', version >= 15 ? '1' : '0'),
    parameter('log_connections', undefined),
    parameter('log_disconnections', undefined),
    parameter('log_statement', undefined, {
      DataType: 'string',
      AllowedValues: 'none,ddl,mod,all',
    }),
    parameter('log_min_duration_statement', undefined, {
      DataType: 'integer',
      AllowedValues: '-1-2147483647',
    }),
    parameter('password_encryption', version >= 14 ? 'scram-sha-256' : 'md5', {
      DataType: 'string',
    }),
    parameter('ssl', '1', { IsModifiable: false }),
    parameter('ssl_min_protocol_version', 'TLSv1.2', { DataType: 'string' }),
    parameter('shared_preload_libraries', 'pg_stat_statements', {
      DataType: 'list',
      ApplyType: 'static',
    }),
  ]
}

/** MySQL and MariaDB take plain connections until told otherwise. */
const MYSQL: readonly Parameter[] = [
  parameter('require_secure_transport', undefined),
  parameter('tls_version', 'TLSv1.2,TLSv1.3', { DataType: 'list' }),
  parameter('general_log', undefined),
  parameter('slow_query_log', undefined),
  parameter('local_infile', '1'),
  parameter('binlog_format', 'ROW', { DataType: 'string' }),
]

/** SQL Server takes plain connections until told otherwise. */
const SQL_SERVER: readonly Parameter[] = [
  parameter('rds.force_ssl', '0', { ApplyType: 'static' }),
  parameter('rds.tls12', 'default', { DataType: 'string' }),
]

/**
 * The parameters that a group of this engine starts from: of `default.postgres16` those of
 * PostgreSQL 16. Undefined for a name that is no default group and tells no engine.
 */
export function defaultParameters(group: string): readonly Parameter[] | undefined {
  const [, engine = '', version = ''] = /^default\.([a-z-]+?)([\d.]+)?$/.exec(group) ?? []
  if (/postgres/.test(engine)) return postgres(Number.parseInt(version, 10))
  if (/mysql|mariadb/.test(engine)) return MYSQL
  if (/sqlserver/.test(engine)) return SQL_SERVER
  return undefined
}
