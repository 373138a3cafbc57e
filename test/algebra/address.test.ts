import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AddressSet,
  addressSet,
  breadthOf,
  complementAddresses,
  countAddresses,
  coversInternet,
  formatIpv4,
  formatIpv6,
  hasNoAddress,
  holdsAddress,
  intersectAddresses,
  parseAddress,
  parseAddresses,
  publicPart,
  someAddress,
  uniteAddresses,
} from '#algebra'

function set(...texts: string[]): AddressSet {
  const { addresses, malformed } = addressSet(texts)
  expect(malformed).toEqual([])
  return addresses
}

describe('reading addresses', () => {
  it('knows blocks, single addresses and ranges of both families', () => {
    expect(countAddresses(set('10.0.0.0/8')).ipv4).toBe(1n << 24n)
    expect(countAddresses(set('0.0.0.0/0')).ipv4).toBe(1n << 32n)
    expect(countAddresses(set('203.0.113.9')).ipv4).toBe(1n)
    expect(countAddresses(set('10.0.0.0-10.0.0.9')).ipv4).toBe(10n)
    expect(countAddresses(set('::/0')).ipv6).toBe(1n << 128n)
    expect(countAddresses(set('2001:db8::/32')).ipv6).toBe(1n << 96n)
    expect(countAddresses(set('::ffff:192.0.2.1')).ipv6).toBe(1n)
  })

  it('ignores the host bits of a block, as the clouds do', () => {
    expect(set('10.1.2.3/8')).toEqual(set('10.0.0.0/8'))
  })

  it('sets malformed text aside instead of taking it for the empty set', () => {
    const texts = [
      '10.0.0.0/33',
      '300.1.1.1',
      '1.2.3',
      '::1::2',
      '1.2.3.4/',
      'any',
      '',
      '1-2',
      ':::',
    ]
    expect(addressSet(texts).malformed).toEqual(texts)
  })

  it('writes an address so that it reads back as the same one', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV6(), (ipv4, ipv6) => {
        const a = parseAddress(ipv4)
        const b = parseAddress(ipv6)
        if (a?.family !== 'ipv4' || b?.family !== 'ipv6') throw new Error(`${ipv4} or ${ipv6}`)
        expect(parseAddress(formatIpv4(a.point))).toEqual(a)
        expect(parseAddress(formatIpv6(b.point))).toEqual(b)
      }),
    )
  })
})

describe('sets of addresses', () => {
  it('count a union once, whatever way it is cut', () => {
    expect(countAddresses(set('8.0.0.0/9', '8.128.0.0/9', '8.0.0.0/8')).ipv4).toBe(1n << 24n)
    expect(set('8.0.0.0/9', '8.128.0.0/9')).toEqual(set('8.0.0.0/8'))
  })

  it('agree with their members', () => {
    const cidr = fc
      .tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 }))
      .map(([ip, bits]) => `${ip}/${bits}`)
    fc.assert(
      fc.property(fc.array(cidr, { maxLength: 4 }), cidr, fc.ipV4(), (many, one, text) => {
        const address = parseAddress(text)
        if (!address) throw new Error(text)
        const left = set(...many)
        const right = set(one)
        const [inLeft, inRight] = [holdsAddress(left, address), holdsAddress(right, address)]
        expect(holdsAddress(uniteAddresses([left, right]), address)).toBe(inLeft || inRight)
        expect(holdsAddress(intersectAddresses(left, right), address)).toBe(inLeft && inRight)
        expect(holdsAddress(complementAddresses(left), address)).toBe(!inLeft)
      }),
    )
  })

  it('tell the internet from a restricted network by the public addresses alone', () => {
    expect(coversInternet(set('0.0.0.0/0'))).toBe(true)
    expect(coversInternet(set('0.0.0.0/1'))).toBe(true)
    expect(coversInternet(set('8.0.0.0/7'))).toBe(true)
    expect(coversInternet(set('8.0.0.0/9', '8.128.0.0/9', '12.0.0.0/9', '12.128.0.0/9'))).toBe(true)
    expect(breadthOf(set('8.0.0.0/8'))).toBe('restricted')
    expect(breadthOf(set('10.0.0.0/7'))).toBe('restricted')
    expect(breadthOf(set('10.0.0.0/8', '192.168.0.0/16', 'fc00::/7'))).toBe('none')
    expect(coversInternet(set('::/0'))).toBe(true)
    expect(breadthOf(set('2600::/32'))).toBe('restricted')
    expect(coversInternet(set('2600::/31'))).toBe(true)
  })

  it('offer a public address as an example before a private one', () => {
    expect(someAddress(set('10.0.0.0/8', '52.94.76.0/24'))).toBe('52.94.76.0')
    expect(someAddress(set('10.0.0.0/8'))).toBe('10.0.0.0')
    expect(someAddress(set())).toBeUndefined()
    expect(hasNoAddress(publicPart(set('10.0.0.0/8')))).toBe(true)
    expect(parseAddresses('0.0.0.0/0')).toBeDefined()
  })
})
