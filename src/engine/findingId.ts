import { createHash } from 'node:crypto'

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'
const LENGTH = 26

/**
 * The id of the answer of one check about one resource: `ajar-` and 26 characters, 130 bits of a
 * SHA-256. It rests on the check's id, the kind and the cloud's own id of the resource, never on
 * a name, so it is the same in every run and on every machine.
 */
export function findingId(check: string, kind: string, resource: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([check, kind, resource]))
    .digest()
  let id = ''
  let bits = 0
  let held = 0
  for (const byte of digest) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5 && id.length < LENGTH) {
      bits -= 5
      id += ALPHABET.charAt((held >> bits) & 31)
    }
    held &= (1 << bits) - 1
  }
  return `ajar-${id}`
}
