import { expect, test } from 'vitest'
import { parseCredentialReport } from '../../../../providers/aws/iam/credentialReport.ts'

const HEADER =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated'
const ROOT =
  '<root_account>,arn:aws:iam::111122223333:root,2023-11-06T08:00:00+00:00,not_supported,no_information,not_supported,not_supported,true,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A'
const TOM =
  'tom,arn:aws:iam::111122223333:user/tom,2025-07-11T00:00:00+00:00,true,2026-11-21T08:00:00+00:00,2026-09-24T00:00:00+00:00,N/A,false,true,2025-10-09T00:00:00+00:00,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,true,2024-01-01T00:00:00+00:00,false,N/A'

test('reads what AWS writes, of root and of users', () => {
  const [root, tom] = parseCredentialReport(`${HEADER}\n${ROOT}\n${TOM}\n`)
  expect(root).toMatchObject({
    passwordEnabled: null,
    passwordLastUsedAt: null,
    hasSecondFactor: true,
  })
  expect(tom).toMatchObject({
    user: 'tom',
    passwordEnabled: true,
    passwordLastUsedAt: '2026-11-21T08:00:00+00:00',
    hasSecondFactor: false,
    keys: [
      { slot: 1, active: true, renewedAt: '2025-10-09T00:00:00+00:00', lastUsedAt: null },
      { slot: 2, active: false },
    ],
    signingCertificates: 1,
  })
})

test.each([
  ['no header', TOM],
  ['a row cut short', `${HEADER}\n${TOM.slice(0, 90)}`],
  ['a word where a flag belongs', `${HEADER}\n${TOM.replace(',true,', ',perhaps,')}`],
  [
    'a column missing',
    `${HEADER.replace(',mfa_active', '')}\n${TOM.replace(',false,true', ',true')}`,
  ],
])('refuses a report with %s, rather than take it for a safe one', (_, text) => {
  expect(() => parseCredentialReport(text)).toThrow()
})
