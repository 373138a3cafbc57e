/** Where a generated resource stands, and the chance that decides what it is like. @module */

import { chance } from '../../random.ts'

/** A generated account. */
export interface Site {
  readonly seed: string
  readonly account: string
  /** The one region that holds everything; the others are empty, as in most accounts. */
  readonly region: string
  readonly organization: string
  readonly managementAccount: string
  /** Ages count back from here. */
  readonly asOf: Date
}

/** What a scan has to answer about one resource. */
export interface Truth {
  readonly resource: string
  /** First column of the catalogue of controls. */
  readonly control: string
  readonly outcome: 'pass' | 'fail'
}

/** A resource together with what is true of it. */
export interface Made<T> {
  readonly resource: T
  readonly truths: readonly Truth[]
}

/** Draws for one resource; each name is a question of its own and always has the same answer. */
export interface Draw {
  isSo(name: string, share: number): boolean
  oneOf<T>(name: string, choices: readonly [T, ...T[]]): T
  /** Sixteen to the power of `digits` possible texts. */
  hex(name: string, digits: number): string
  /** Whole days, from `least` to less than `most`. */
  days(name: string, least: number, most: number): number
}

export function createDraw(site: Site, kind: string, index: number): Draw {
  const at = (name: string) => chance(`${site.seed}/${site.account}/${kind}/${index}/${name}`)
  return {
    isSo: (name, share) => at(name) < share,
    oneOf: (name, choices) => choices[Math.floor(at(name) * choices.length)] ?? choices[0],
    hex: (name, digits) =>
      Array.from({ length: digits }, (_, digit) =>
        Math.floor(at(`${name}/${digit}`) * 16).toString(16),
      ).join(''),
    days: (name, least, most) => least + Math.floor(at(name) * (most - least)),
  }
}

export function judged(resource: string, control: string, isFine: boolean): Truth {
  return { resource, control, outcome: isFine ? 'pass' : 'fail' }
}

/** `0042`: names that sort as they are numbered. */
export function numbered(index: number): string {
  return String(index).padStart(4, '0')
}

/** Like a UUID; which one follows from the draw. */
export function uuidFrom(draw: Draw): string {
  const digits = draw.hex('uuid', 32)
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20),
  ].join('-')
}
