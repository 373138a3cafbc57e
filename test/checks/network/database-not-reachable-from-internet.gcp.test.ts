import { expect, test } from 'vitest'
import { known } from '#model'
import check from '../../../checks/network/database-not-reachable-from-internet.ts'
import { sqlInstance } from '../../../mocks/gcp/sqlBuilder.ts'
import { denied, describeCheck, put } from '../../support/describeCheck.ts'

function networks(...values: readonly string[]) {
  return known(values.map((value) => ({ value })))
}

describeCheck(check, {
  passes: {
    'an instance as the console creates it': sqlInstance(),
    'an office': sqlInstance({ authorizedNetworks: networks('8.8.8.0/24') }),
    'private addresses, however many': sqlInstance({ authorizedNetworks: networks('10.0.0.0/8') }),
    'everybody, without a public address': sqlInstance({
      ipv4Enabled: known(false),
      authorizedNetworks: networks('0.0.0.0/0'),
    }),
    'everybody, who must come through the connector': sqlInstance({
      connectorRequired: known(true),
      authorizedNetworks: networks('0.0.0.0/0'),
    }),
    'a permission for everybody that has ended': sqlInstance({
      authorizedNetworks: known([{ value: '0.0.0.0/0', expirationTime: '2026-01-01T00:00:00Z' }]),
    }),
  },
  fails: {
    everybody: sqlInstance({ authorizedNetworks: networks('0.0.0.0/0') }),
    'everybody in two halves': sqlInstance({
      authorizedNetworks: networks('0.0.0.0/1', '128.0.0.0/1'),
    }),
    'everybody but a few': sqlInstance({
      authorizedNetworks: networks('1.0.0.0/8', '2.0.0.0/8', '34.0.0.0/8'),
    }),
    'everybody, and a line that makes no sense': sqlInstance({
      authorizedNetworks: networks('0.0.0.0/0', 'office'),
    }),
  },
  unknown: {
    'networks that we may not read': sqlInstance({ authorizedNetworks: denied('networks') }),
    'a line that makes no sense': sqlInstance({ authorizedNetworks: networks('office') }),
    'everybody, and nobody knows of the public address': sqlInstance({
      ipv4Enabled: denied('ipv4Enabled'),
      authorizedNetworks: networks('0.0.0.0/0'),
    }),
  },
})

test('the fix takes out the ranges that make it the internet, and leaves the office', () => {
  const verdict = put(
    check,
    sqlInstance({ authorizedNetworks: networks('8.8.8.0/24', '128.0.0.0/1', '0.0.0.0/1') }),
  )
  const [exposure] = verdict.outcome === 'fail' ? (verdict.evidence[0]?.exposures ?? []) : []
  expect(exposure?.fix).toBe('Remove 128.0.0.0/1 and 0.0.0.0/1 from the authorized networks.')
})
