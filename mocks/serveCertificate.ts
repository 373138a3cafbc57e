/**
 * A self-signed certificate for loopback names, made at run time: X.509 (RFC 5280) written in DER,
 * because node:crypto makes keys and signatures but no certificates.
 *
 * @module
 */

import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** PEM texts, as node:https and `NODE_EXTRA_CA_CERTS` take them. */
export interface Certificate {
  readonly key: string
  readonly cert: string
}

/** Valid for a day, for `localhost`, `*.localhost`, 127.0.0.1 and the host names given. */
export function createCertificate(hosts: readonly string[] = []): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = sequence(set(sequence(oid(COMMON_NAME), der(0x0c, Buffer.from('ajar simulation')))))
  const now = Date.now()
  const signature = sequence(oid(ECDSA_WITH_SHA256))
  const body = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    signature,
    name,
    sequence(time(now - HOUR), time(now + 24 * HOUR)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(authorityExtension(), alternativeNames(hosts))),
  )
  const whole = sequence(body, signature, bitString(sign('sha256', body, privateKey)))
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: pem(whole),
  }
}

const HOUR = 3_600_000
const COMMON_NAME = [0x55, 0x04, 0x03]
const SUBJECT_ALTERNATIVE_NAME = [0x55, 0x1d, 0x11]
const BASIC_CONSTRAINTS = [0x55, 0x1d, 0x13]
const ECDSA_WITH_SHA256 = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]

/** Marked as an authority, so that clients which trust this one certificate accept it as their root. */
function authorityExtension(): Buffer {
  const critical = der(0x01, Buffer.from([0xff]))
  const isAuthority = sequence(der(0x01, Buffer.from([0xff])))
  return sequence(oid(BASIC_CONSTRAINTS), critical, der(0x04, isAuthority))
}

function alternativeNames(hosts: readonly string[]): Buffer {
  const names = ['localhost', '*.localhost', ...hosts].map((host) => der(0x82, Buffer.from(host)))
  const address = der(0x87, Buffer.from([127, 0, 0, 1]))
  return sequence(oid(SUBJECT_ALTERNATIVE_NAME), der(0x04, sequence(...names, address)))
}

function der(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), length(content.length), content])
}

function length(size: number): Buffer {
  if (size < 0x80) return Buffer.from([size])
  if (size < 0x100) return Buffer.from([0x81, size])
  return Buffer.from([0x82, size >> 8, size & 0xff])
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts))
}

function set(...parts: readonly Buffer[]): Buffer {
  return der(0x31, Buffer.concat(parts))
}

function oid(bytes: readonly number[]): Buffer {
  return der(0x06, Buffer.from(bytes))
}

function integer(bytes: Buffer): Buffer {
  return der(0x02, bytes)
}

function bitString(bytes: Buffer): Buffer {
  return der(0x03, Buffer.concat([Buffer.from([0]), bytes]))
}

/** GeneralizedTime: `YYYYMMDDHHMMSSZ`. */
function time(milliseconds: number): Buffer {
  const digits = new Date(milliseconds).toISOString().replace(/\.\d+|[-:T]/g, '')
  return der(0x18, Buffer.from(digits))
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString('base64').replace(/.{64}/g, '$&\n')
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`
}
