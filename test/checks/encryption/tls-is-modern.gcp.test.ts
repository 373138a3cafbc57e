import { expect, test } from 'vitest'
import check from '../../../checks/encryption/tls-is-modern.ts'
import { sqlInstance } from '../../../mocks/gcp/sqlBuilder.ts'
import { denied, put } from '../../support/describeCheck.ts'

test('Cloud SQL keeps its TLS versions up to date by itself', () => {
  expect(put(check, sqlInstance()).outcome).toBe('pass')
  expect(put(check, sqlInstance({ sslMode: denied('sslMode') })).outcome).toBe('unknown')
})
