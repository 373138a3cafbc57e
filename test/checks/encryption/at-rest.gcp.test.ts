import { expect, test } from 'vitest'
import { known } from '#model'
import check from '../../../checks/encryption/at-rest.ts'
import { dataset } from '../../../mocks/gcp/bigqueryBuilder.ts'
import { bucket } from '../../../mocks/gcp/storageBuilder.ts'
import { denied, put } from '../../support/describeCheck.ts'

test('Google encrypts what it stores, so that there is nothing to fail', () => {
  expect(put(check, bucket()).outcome).toBe('pass')
  expect(put(check, bucket({ encryptionKey: known('projects/x/key') })).outcome).toBe('pass')
})

test('what could not be read does not pass', () => {
  expect(put(check, dataset({ encryptionKey: denied('encryptionKey') })).outcome).toBe('unknown')
})
