/**
 * The credential report: made on request, ready some calls later, a table of who signs in how.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
 *
 * @module
 */

import type {
  GenerateCredentialReportResponse,
  GetCredentialReportResponse,
} from '@aws-sdk/client-iam'
import type { AwsAccount, AwsEstate } from './estate.ts'
import type { AccessKey, User } from './resources/iam.ts'
import { AwsFailure } from './wire/protocol.ts'

type Reports = ReturnType<typeof createCredentialReports>

const reportsByEstate = new WeakMap<AwsEstate, Reports>()

export function credentialReportsOf(estate: AwsEstate): Reports {
  const reports = reportsByEstate.get(estate) ?? createCredentialReports()
  reportsByEstate.set(estate, reports)
  return reports
}

/** The reports of all accounts; each is started by the first request and ready after the next. */
function createCredentialReports() {
  const states = new Map<string, 'started' | 'complete'>()

  return {
    generate(account: string): GenerateCredentialReportResponse {
      if (states.has(account)) {
        states.set(account, 'complete')
        return { State: 'COMPLETE' }
      }
      states.set(account, 'started')
      return {
        State: 'STARTED',
        Description: 'No report exists. Starting a new report generation task',
      }
    },

    get(account: AwsAccount, now: Date): GetCredentialReportResponse {
      const state = states.get(account.id)
      if (state === undefined) {
        throw new AwsFailure('ReportNotPresent', 'No report exists.', 410)
      }
      if (state === 'started') {
        states.set(account.id, 'complete')
        throw new AwsFailure('ReportInProgress', 'Credential report is in progress.', 404)
      }
      return {
        Content: new TextEncoder().encode(credentialReport(account)),
        ReportFormat: 'text/csv',
        GeneratedTime: now,
      }
    },
  }
}

type Row = Readonly<Record<string, string>>

function credentialReport({ id, iam }: AwsAccount): string {
  const root = row({
    user: '<root_account>',
    arn: `arn:aws:iam::${id}:root`,
    user_creation_time: moment(new Date('2023-11-06T08:00:00Z')),
    password_enabled: 'not_supported',
    password_last_used: iam.root.lastUsed ? moment(iam.root.lastUsed) : 'no_information',
    password_last_changed: 'not_supported',
    password_next_rotation: 'not_supported',
    mfa_active: String(iam.root.mfa !== 'none'),
    ...keyColumns(iam.root.accessKeys),
  })
  const rows = [root, ...iam.users.map((user) => userRow(id, user))]
  return [COLUMNS, ...rows.map((each) => COLUMNS.map((column) => each[column] ?? 'N/A'))]
    .map((cells) => cells.join(','))
    .join('\n')
}

function userRow(account: string, user: User): Row {
  const { password } = user
  return row({
    user: user.name,
    arn: `arn:aws:iam::${account}:user${user.path ?? '/'}${user.name}`,
    user_creation_time: moment(user.created),
    password_enabled: String(password !== undefined),
    password_last_used: !password
      ? 'N/A'
      : password.lastUsed
        ? moment(password.lastUsed)
        : 'no_information',
    password_last_changed: password ? moment(password.changed) : 'N/A',
    password_next_rotation: 'N/A',
    mfa_active: String(user.mfa ?? false),
    ...keyColumns(user.accessKeys),
  })
}

function row(cells: Row): Row {
  return {
    cert_1_active: 'false',
    cert_1_last_rotated: 'N/A',
    cert_2_active: 'false',
    cert_2_last_rotated: 'N/A',
    ...cells,
  }
}

function keyColumns(keys: readonly AccessKey[] = []): Row {
  const cells = [keys[0], keys[1]].flatMap((key, index) => {
    const prefix = `access_key_${index + 1}`
    return [
      [`${prefix}_active`, String(key?.active ?? false)],
      [`${prefix}_last_rotated`, key ? moment(key.rotated) : 'N/A'],
      [`${prefix}_last_used_date`, key?.lastUsed ? moment(key.lastUsed.at) : 'N/A'],
      [`${prefix}_last_used_region`, key?.lastUsed?.region ?? 'N/A'],
      [`${prefix}_last_used_service`, key?.lastUsed?.service ?? 'N/A'],
    ]
  })
  return Object.fromEntries(cells)
}

/** `2026-11-23T16:45:00+00:00`. */
function moment(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, '+00:00')
}

const COLUMNS = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'password_last_changed',
  'password_next_rotation',
  'mfa_active',
  'access_key_1_active',
  'access_key_1_last_rotated',
  'access_key_1_last_used_date',
  'access_key_1_last_used_region',
  'access_key_1_last_used_service',
  'access_key_2_active',
  'access_key_2_last_rotated',
  'access_key_2_last_used_date',
  'access_key_2_last_used_region',
  'access_key_2_last_used_service',
  'cert_1_active',
  'cert_1_last_rotated',
  'cert_2_active',
  'cert_2_last_rotated',
]
