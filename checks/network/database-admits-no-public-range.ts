import { defineCheck, holds, judge, violated } from '#model'
import { DatabaseSettings } from '#views'

export default defineCheck({
  id: 'network/database-admits-no-public-range',
  title: 'Databases admit no range of public addresses',
  severity: 'high',
  about: DatabaseSettings,
  kinds: ['gcp:sql:instance'],
  rationale:
    'A public range belongs to a provider, and its addresses to whoever rents them this ' +
    'week. An intruder takes a machine inside the range and stands before the password ' +
    'prompt like the office does.',
  remedy: {
    gcp: 'Use private IP or the connector, and remove the public networks named in the evidence.',
  },
  controls: {
    'nist-800-53-r5': ['AC-4', 'SC-7'],
  },
  covers: {
    'gcp:sql:instance': ['gcp-cloudsql-authorized-network-public-range'],
  },

  evaluate: (database) =>
    judge(database.networks, (networks) => {
      const found = networks.filter((network) => !isPrivate(network))
      return found.length === 0
        ? holds(`The ${database.noun} admits no public address.`)
        : violated(`The ${database.noun} admits ${found.join(', ')}.`)
    }),
})

/** RFC 1918; a prefix shorter than the block reaches beyond it. */
const PRIVATE: readonly (readonly [form: RegExp, prefix: number])[] = [
  [/^10\./, 8],
  [/^172\.(1[6-9]|2\d|3[01])\./, 12],
  [/^192\.168\./, 16],
]

function isPrivate(network: string): boolean {
  const [address = '', prefix = '32'] = network.split('/')
  return PRIVATE.some(([form, shortest]) => form.test(address) && Number(prefix) >= shortest)
}
